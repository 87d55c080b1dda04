import { Agent, request } from 'node:http';
import { setTimeout as later } from 'node:timers/promises';
import autocannon from 'autocannon';
import { quantile } from './measure.ts';

const CONNECTIONS = 16;

/** What is asked again and again: a page by POST. */
export interface Target {
  readonly url: string;
  readonly token: string;
  readonly body: string;
}

/** How long a load lasts: for a time, or until so many requests are answered. */
export type Length = { readonly seconds: number } | { readonly requests: number };

/** Requests answered, and in how many seconds, while as many are in the air as there are connections. */
export async function loadAtPeak(
  target: Target,
  length: Length,
): Promise<{ readonly requests: number; readonly seconds: number }> {
  // Autocannon ends at a sample, so short ones are what makes a time exact.
  const result = await autocannon({
    url: target.url,
    method: 'POST',
    headers: headers(target.token),
    body: target.body,
    connections: CONNECTIONS,
    ...('requests' in length ? { amount: length.requests } : { duration: length.seconds }),
    sampleInt: 10,
    // Seconds. Slow on a busy machine is no error.
    timeout: 120,
  });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${String(result.non2xx)} answers were refused, ${String(result.errors)} never came`);
  return { requests: result['2xx'], seconds: result.duration };
}

/**
 * The latency in milliseconds that 99 of 100 requests stay below when they arrive evenly at a fixed rate, counted from
 * when each was due. Autocannon's own rate sends a second's requests in one burst, which measures the peak again.
 */
export async function p99At({ url, token, body }: Target, rate: number, seconds: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const started = performance.now();
  const latencies: Promise<number>[] = [];
  for (let sent = 0, due = started; due < started + seconds * 1_000; sent += 1, due = started + (sent * 1_000) / rate) {
    const ahead = due - performance.now();
    if (ahead > 1) await later(ahead);
    const from = due;
    latencies.push(post(agent, url, token, body).then(() => performance.now() - from));
  }
  const all = await Promise.all(latencies);
  agent.destroy();
  return quantile(all, 0.99);
}

function post(agent: Agent, url: string, token: string, body: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const asked = request(
      url,
      { agent, method: 'POST', headers: { ...headers(token), 'content-length': Buffer.byteLength(body) } },
      (answer) => {
        if (answer.statusCode !== 200) reject(new Error(`an answer with status ${String(answer.statusCode)}`));
        answer.resume().once('end', resolve).once('error', reject);
      },
    );
    asked.once('error', reject).end(body);
  });
}

/** One answer, parsed. */
export async function answerOf({ url, token, body }: Target): Promise<unknown> {
  return (await fetch(url, { method: 'POST', headers: headers(token), body })).json();
}

function headers(token: string): Record<string, string> {
  return { 'content-type': 'application/json', authorization: `Bearer ${token}` };
}
