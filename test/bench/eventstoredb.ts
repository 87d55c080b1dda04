import { randomUUID } from 'node:crypto';
import { EventStoreDBClient } from '@eventstore/db-client';
import { openEventStoreDb } from '../../src/store/eventstoredb.ts';
import { takeServer } from '../support/eventstoredb-server.ts';
import type { Bench } from './bench.ts';
import { adapterSide, bareSide, type Side } from './eventstoredb-sides.ts';
import { figureOf, interleaved, median, type Measure } from './measure.ts';
import { appendRate, kilobyteEvent } from './writers.ts';

/** The EventStoreDB adapter beside the client it is built on, against the same server. */
export async function eventStoreDb({ quick, rounds, folder, print, say }: Bench): Promise<void> {
  const server = await takeServer({ folder });
  try {
    if (server.way === 'STAND_IN') {
      say('eventstoredb: left out, because the stand-in is no server to measure against');
      return;
    }
    const store = await openEventStoreDb({ connectionString: server.connectionString });
    const client = EventStoreDBClient.connectionString(server.connectionString);
    const [ours, bare] = [adapterSide(store), bareSide(client)];
    const peer = `bare @eventstore/db-client on ${server.version === undefined ? 'a server' : server.version}`;
    const compare = async (name: string, unit: string, measure: (side: Side) => Measure): Promise<void> => {
      const measured = await interleaved(rounds, { ours: measure(ours), bare: measure(bare) });
      print(figureOf({ name, unit, ours: measured.ours, peer: { name: peer, values: measured.bare } }));
    };
    for (const writers of [1, 16])
      await compare(
        `append-eventstoredb-${String(writers)}`,
        '/s',
        (side) => () => appendRate(side.append, writers, quick ? 0.25 : 3),
      );
    const prefix = `bench${randomUUID().slice(0, 8)}-`;
    const events = quick ? 1_000 : 20_000;
    await fill(ours, prefix, events);
    await compare('catch-up-eventstoredb', '/s', (side) => () => catchUpRate(side, prefix, events));
    await compare('live-delivery-p50-eventstoredb', 'ms', (side) => () => deliveryMedian(side, quick ? 50 : 300));
    await store.close();
    await client.dispose();
  } finally {
    await server.stop();
  }
}

/** So many events in streams that begin with the prefix, between as many that do not. */
async function fill({ append }: Side, prefix: string, events: number): Promise<void> {
  const streams = Array.from({ length: 50 }, () => randomUUID());
  await Promise.all(
    streams.map(async (id) => {
      for (let revision = -1; revision < events / streams.length - 1; revision += 1) {
        await append(`${prefix}${id}`, kilobyteEvent(), revision);
        await append(`other-${id}-${prefix}`, kilobyteEvent(), revision);
      }
    }),
  );
}

async function catchUpRate(side: Side, prefix: string, events: number): Promise<number> {
  const started = performance.now();
  const all = Promise.withResolvers<undefined>();
  let seen = 0;
  const stop = await side.follow(prefix, () => {
    seen += 1;
    if (seen === events) all.resolve(undefined);
  });
  await all.promise;
  const seconds = (performance.now() - started) / 1_000;
  await stop();
  return events / seconds;
}

/** Milliseconds from the start of an append until a follower has its event, the median of many. */
async function deliveryMedian(side: Side, times: number): Promise<number> {
  const prefix = `live${randomUUID().slice(0, 8)}-`;
  let arrived: (id: string) => void = () => undefined;
  const stop = await side.follow(prefix, (id) => {
    arrived(id);
  });
  const taken: number[] = [];
  for (let revision = -1; revision < times; revision += 1) {
    const event = kilobyteEvent();
    const delivered = new Promise<void>((resolve) => {
      arrived = (id) => {
        if (id === event.id) resolve();
      };
    });
    const started = performance.now();
    await Promise.all([side.append(`${prefix}one`, event, revision), delivered]);
    // The first one also waits for the subscription to be there.
    if (revision >= 0) taken.push(performance.now() - started);
  }
  await stop();
  return median(taken);
}
