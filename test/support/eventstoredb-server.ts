import { GenericContainer, Wait } from 'testcontainers';
import { openEventStoreDb } from '../../src/store/eventstoredb.ts';
import { StandIn } from './esdb-stand-in/stand-in.ts';
import { findProgram, RunningProgram } from './eventstoredb-program.ts';

export type Way = 'URL' | 'CONTAINER' | 'PROGRAM' | 'STAND_IN';

export interface TestServer {
  readonly way: Way;
  /** Of the server; undefined where it cannot be asked. */
  readonly version?: string;
  readonly connectionString: string;
  /** Ends a server that was started for the test. */
  readonly stop: () => Promise<void>;
  /** kill -9, where the server is a process of ours (or the stand-in). */
  readonly kill?: () => Promise<void>;
  /** Starts again after `kill`, with what was stored when the data lie in a folder. */
  readonly restart?: () => Promise<void>;
}

const IMAGE = process.env.EVENTSTOREDB_IMAGE ?? 'eventstore/eventstore:23.10.6-bookworm-slim';

/**
 * A server for tests, in this order: EVENTSTOREDB_URL; a container where Docker answers; a program on PATH; the
 * stand-in, which never counts as a real server. One line on standard error says which it was. A program keeps its data
 * in memory, or in `folder`.
 */
export async function takeServer({ folder }: { readonly folder?: string } = {}): Promise<TestServer> {
  return said((await fromUrl()) ?? (await fromContainer()) ?? (await fromProgram(folder)) ?? (await standIn()));
}

/**
 * A server to be killed and started again: the program on PATH with its data in `folder`, or the stand-in, which keeps
 * its own.
 */
export async function takeMortalServer(folder: string): Promise<Mortal> {
  return said((await fromProgram(folder)) ?? (await standIn()));
}

function said<S extends TestServer>(server: S): S {
  process.stderr.write(
    `EventStoreDB tests: ${SAID[server.way]}${server.version === undefined ? '' : `, version ${server.version}`}\n`,
  );
  return server;
}

const SAID: Readonly<Record<Way, string>> = {
  URL: 'the server of EVENTSTOREDB_URL',
  CONTAINER: `a container of ${IMAGE}`,
  PROGRAM: 'a real server, the program on PATH',
  STAND_IN:
    'no real server in reach (EVENTSTOREDB_URL, Docker, eventstored or kurrentd on PATH); run on the stand-in, which does not count as a real server',
};

async function fromUrl(): Promise<TestServer | undefined> {
  const connectionString = process.env.EVENTSTOREDB_URL;
  if (connectionString === undefined || connectionString === '') return undefined;
  return { way: 'URL', ...(await versionOf(connectionString)), connectionString, stop: () => Promise.resolve() };
}

async function fromContainer(): Promise<TestServer | undefined> {
  try {
    // Rejects within milliseconds where no engine answers, also when only the docker command is installed.
    const container = await new GenericContainer(IMAGE)
      .withExposedPorts(2113)
      .withCommand(['--insecure', '--mem-db'])
      .withEnvironment({ EVENTSTORE_TELEMETRY_OPTOUT: 'true' })
      .withWaitStrategy(Wait.forListeningPorts())
      .start();
    const connectionString = `esdb://${container.getHost()}:${String(container.getMappedPort(2113))}?tls=false`;
    const first = await openEventStoreDb({ connectionString, timeouts: { total: 60_000 } });
    await first.close();
    return {
      way: 'CONTAINER',
      ...(await versionOf(connectionString)),
      connectionString,
      stop: async () => {
        await container.stop();
      },
    };
  } catch {
    return undefined;
  }
}

type Mortal = TestServer & Required<Pick<TestServer, 'kill' | 'restart'>>;

async function fromProgram(folder?: string): Promise<Mortal | undefined> {
  const found = await findProgram();
  if (found === undefined) return undefined;
  const program = await RunningProgram.launch(found, folder);
  const kill = (): Promise<void> => program.kill();
  return {
    way: 'PROGRAM',
    version: found.version,
    connectionString: program.connectionString,
    stop: kill,
    kill,
    restart: () => program.start(),
  };
}

async function standIn(): Promise<Mortal> {
  const server = new StandIn();
  await server.start();
  const stop = (): Promise<void> => {
    server.stop();
    return Promise.resolve();
  };
  return {
    way: 'STAND_IN',
    connectionString: server.connectionString,
    stop,
    kill: stop,
    restart: () => server.start(),
  };
}

/** Servers of one node answer `/info`; a cluster's string names several hosts and is not asked. */
async function versionOf(connectionString: string): Promise<{ version?: string }> {
  const match = /^esdb:\/\/(?:[^@]*@)?([^/?,]+)\/?(?:\?(.*))?$/.exec(connectionString);
  if (match === null) return {};
  const scheme = /(?:^|&)tls=false(?:&|$)/.test(match[2] ?? '') ? 'http' : 'https';
  return await fetch(`${scheme}://${match[1] ?? ''}/info`, { signal: AbortSignal.timeout(5_000) }).then(
    async (answer) => ({ version: ((await answer.json()) as { esVersion: string }).esVersion }),
    () => ({}),
  );
}
