import { deepStrictEqual } from 'node:assert';
import { join } from 'node:path';
import type { Bench } from './bench.ts';
import { type ChildServer, startChild } from './child.ts';
import { answerOf, p99At, peakRate, type Target } from './load.ts';
import { figureOf, interleaved, median, type Measured, type Rounds } from './measure.ts';
import { makePageData } from './page-data.ts';
import { BODIES } from './page-document.ts';

type Contender = 'trusted' | 'text' | 'all' | 'none' | 'withoutAuthorise' | 'withoutOpen' | 'withoutLog';

/**
 * A page of 50 decisions over HTTP, the token checked, every reason opened, the access on disk before the answer
 * leaves.
 */
export async function page(bench: Bench): Promise<void> {
  const { quick, folder, say } = bench;
  const [ours, peer] = [join(folder, 'ours'), join(folder, 'peer')];
  const events = await makePageData(
    ours,
    peer,
    quick ? { others: 1, decisions: 5_000 } : { others: 5, decisions: 100_000 },
  );
  say(`page: the demo's schools in a log of ${String(events)} events`);
  const servers: ChildServer[] = [];
  try {
    const server = await startChild('page-server', ours);
    servers.push(server);
    const mercurius = await startChild('mercurius-peer', peer);
    servers.push(mercurius);
    const targets = targetsOf(server, mercurius);
    await assertSameAnswers(targets);
    const rates = await peakRates(bench, targets);
    printRates(bench, rates);
    await printLatencies(bench, server, targets, median(rates.trusted) / 2);
  } finally {
    for (const server of servers) await server.stop();
  }
}

function targetsOf({ urls, token }: ChildServer, mercurius: ChildServer): Readonly<Record<Contender, Target>> {
  const graphql = urls['graphql'] ?? '';
  const peer = (variant: string): Target => ({
    url: mercurius.urls[variant] ?? '',
    token: mercurius.token,
    body: BODIES.text,
  });
  return {
    trusted: { url: graphql, token, body: BODIES.trusted },
    text: { url: graphql, token, body: BODIES.unknownText },
    all: peer('all'),
    none: peer('none'),
    withoutAuthorise: peer('withoutAuthorise'),
    withoutOpen: peer('withoutOpen'),
    withoutLog: peer('withoutLog'),
  };
}

/** Whoever answers less would be faster. */
async function assertSameAnswers(targets: Readonly<Record<Contender, Target>>): Promise<void> {
  const expected = (await answerOf(targets.trusted)) as {
    data?: { decisions?: { edges: readonly { node: { rationale?: string | null } }[] } };
  };
  const edges = expected.data?.decisions?.edges ?? [];
  if (edges.length !== 50 || edges.some(({ node }) => typeof node.rationale !== 'string'))
    throw new Error('the page does not show 50 decisions with their reasons');
  for (const target of Object.values(targets)) deepStrictEqual(await answerOf(target), expected);
}

function peakRates({ quick, rounds }: Bench, targets: Readonly<Record<Contender, Target>>): Promise<Rounds<Contender>> {
  const seconds = quick ? 0.3 : 4;
  const contenders = Object.fromEntries(
    Object.entries(targets).map(([name, target]) => [name, () => peakRate(target, seconds)]),
  );
  return interleaved<Contender>(rounds, contenders as Record<Contender, () => Promise<number>>);
}

function printRates({ print }: Bench, rates: Rounds<Contender>): void {
  const open = { name: 'Mercurius with JIT, the same rows open', values: rates.none };
  const same = { name: 'Mercurius with JIT that authorises, opens and logs', values: rates.all };
  const rate = (name: string, ours: readonly number[], peer: Measured['peer']): void => {
    print(figureOf({ name, unit: '/s', ours, ...(peer === undefined ? {} : { peer }) }));
  };
  rate('page-trusted-document', rates.trusted, same);
  rate('page-trusted-document', rates.trusted, open);
  rate('page-plain-text', rates.text, same);
  rate('page-plain-text', rates.text, open);
  // What each duty costs, seen on the peer: microseconds of a request, and the share of the rate that is left with it.
  for (const [duty, without] of [
    ['authorise', 'withoutAuthorise'],
    ['open', 'withoutOpen'],
    ['log', 'withoutLog'],
  ] as const) {
    const cost = rates.all.map((all, round) => 1_000_000 / all - 1_000_000 / (rates[without][round] ?? NaN));
    const share = figureOf({
      name: '',
      unit: '/s',
      ours: rates.all,
      peer: { name: `Mercurius with JIT, all but ${duty}`, values: rates[without] },
    });
    print({
      ...share,
      name: `page-cost-${duty}`,
      value: figureOf({ name: '', unit: '', ours: cost }).value,
      unit: 'µs a request',
    });
  }
}

async function printLatencies(
  { quick, rounds, print, say }: Bench,
  server: ChildServer,
  { trusted, all }: Readonly<Record<Contender, Target>>,
  rate: number,
): Promise<void> {
  const seconds = quick ? 0.6 : 6;
  say(`page: latencies at ${rate.toFixed(0)} requests a second, half of the peak`);
  const measured = await interleaved(rounds, {
    idle: () => p99At(trusted, rate, seconds),
    peer: () => p99At(all, rate, seconds),
    rebuilding: async () => {
      await server.tell('REBUILD');
      const p99 = await p99At(trusted, rate, seconds);
      await server.tell('REST');
      return p99;
    },
  });
  print(
    figureOf({
      name: 'page-p99-at-half-peak',
      unit: 'ms',
      ours: measured.idle,
      peer: { name: 'Mercurius with JIT that authorises, opens and logs', values: measured.peer },
    }),
  );
  print(
    figureOf({
      name: 'page-p99-while-rebuilding',
      unit: 'ms',
      ours: measured.rebuilding,
      peer: { name: 'the same page with nothing else to do', values: measured.idle },
    }),
  );
}
