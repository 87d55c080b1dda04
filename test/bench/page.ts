import { deepStrictEqual } from 'node:assert';
import { join } from 'node:path';
import type { Bench } from './bench.ts';
import { type ChildServer, startChild } from './child.ts';
import { answerOf, type Length, loadAtPeak, p99At, type Target } from './load.ts';
import { type Figure, figureOf, interleaved, median, type Rounds } from './measure.ts';
import { makePageData } from './page-data.ts';
import { BODIES } from './page-document.ts';

/** Asked on our server, and on the peer's. */
type Contender = 'trusted' | 'text' | 'all' | 'none' | 'withoutAuthorise' | 'withoutOpen' | 'withoutLog';

/** A rate swings by a tenth from window to window, so there are more of them than elsewhere. */
const ROUNDS = 5;

/** One window of load, and the same load before it: code, caches and pages of the file are warm then. */
interface Windows {
  readonly warmUp: Length;
  readonly measured: Length;
}
const WINDOWS: Windows = { warmUp: { seconds: 5 }, measured: { seconds: 5 } };
/** Counted, because in a time so short a busy machine may answer nothing. */
const QUICK_WINDOWS: Windows = { warmUp: { requests: 16 }, measured: { requests: 64 } };

/** What one window gave. */
interface Served {
  /** Requests a second. */
  readonly rate: number;
  /** Microseconds of CPU time of the server's process for each request. */
  readonly cpu: number;
}

const SAME_DUTIES = 'Mercurius with JIT that authorises, opens and logs';

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
    const told: Bench = quick ? withoutRatios(bench) : { ...bench, rounds: ROUNDS };
    const served = await serve(told, targets, server, mercurius);
    printRates(told, served);
    printCpu(told, served);
    await printLatencies(told, server, targets, median(served.trusted.map(({ rate }) => rate)) / 2);
  } finally {
    for (const server of servers) await server.stop();
  }
}

/** Figures without a peer, each name once: windows so short, of servers so cold, compare nothing. */
function withoutRatios(bench: Bench): Bench {
  const names = new Set<string>();
  return {
    ...bench,
    print: (figure: Figure) => {
      if (!names.has(figure.name)) bench.print({ ...figure, peer: null, ratio: null, spread: null });
      names.add(figure.name);
    },
  };
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

function serve(
  { quick, rounds }: Bench,
  targets: Readonly<Record<Contender, Target>>,
  server: ChildServer,
  mercurius: ChildServer,
): Promise<Rounds<Contender, Served>> {
  const windows = quick ? QUICK_WINDOWS : WINDOWS;
  const on = (process: ChildServer, contender: Contender) => () => serveWindow(process, targets[contender], windows);
  return interleaved(rounds, {
    trusted: on(server, 'trusted'),
    text: on(server, 'text'),
    all: on(mercurius, 'all'),
    none: on(mercurius, 'none'),
    withoutAuthorise: on(mercurius, 'withoutAuthorise'),
    withoutOpen: on(mercurius, 'withoutOpen'),
    withoutLog: on(mercurius, 'withoutLog'),
  });
}

async function serveWindow(server: ChildServer, target: Target, { warmUp, measured }: Windows): Promise<Served> {
  await loadAtPeak(target, warmUp);
  const before = await server.cpuTime();
  const { requests, seconds } = await loadAtPeak(target, measured);
  return { rate: requests / seconds, cpu: ((await server.cpuTime()) - before) / requests };
}

function printRates({ print }: Bench, served: Rounds<Contender, Served>): void {
  const rates = (contender: Contender): readonly number[] => served[contender].map(({ rate }) => rate);
  for (const [name, ours] of [
    ['page-trusted-document', rates('trusted')],
    ['page-plain-text', rates('text')],
  ] as const) {
    print(figureOf({ name, unit: '/s', ours, peer: { name: SAME_DUTIES, values: rates('all') } }));
    const open = { name: 'Mercurius with JIT, the same rows open', values: rates('none') };
    print(figureOf({ name, unit: '/s', ours, peer: open }));
  }
}

/** Steadier than rates: what else the machine has to do takes time from a server, but not from its own CPU time. */
function printCpu({ print }: Bench, served: Rounds<Contender, Served>): void {
  const unit = 'µs a request';
  const cpu = (contender: Contender): readonly number[] => served[contender].map((each) => each.cpu);
  const same = { name: SAME_DUTIES, values: cpu('all') };
  print(figureOf({ name: 'page-trusted-document-cpu', unit, ours: cpu('trusted'), peer: same }));
  print(figureOf({ name: 'page-plain-text-cpu', unit, ours: cpu('text'), peer: same }));
  // What each duty costs, seen on the peer; the ratio is its share of the request.
  for (const [duty, without] of [
    ['authorise', 'withoutAuthorise'],
    ['open', 'withoutOpen'],
    ['log', 'withoutLog'],
  ] as const) {
    const rest = cpu(without);
    const ours = same.values.map((all, round) => all - (rest[round] ?? NaN));
    print(figureOf({ name: `page-cost-${duty}`, unit, ours, peer: same }));
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
      peer: { name: SAME_DUTIES, values: measured.peer },
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
