// The peer of the page, in a process of its own: Mercurius with JIT over the same rows, once open and once made to
// authorise, open and log as we do, by our own parts; so what differs is how GraphQL is served. Also without each of
// these.
import Fastify, { type FastifyRequest } from 'fastify';
import mercurius from 'mercurius';
import { demoSignIn } from '../../src/access/demo-sign-in.ts';
import { openApp } from '../../src/compose.ts';
import { DemoClock } from '../../src/demo/clock.ts';
import { demoPersonas } from '../../src/demo/people.ts';
import { serveParent } from './child.ts';
import { PeerPage, type Duties, type Visit } from './mercurius-page.ts';
import { pageConfig, TODAY } from './page-data.ts';
import { READER } from './page-document.ts';

const VARIANTS: Readonly<Record<string, Duties>> = {
  all: { authorise: true, open: true, log: true },
  none: { authorise: false, open: false, log: false },
  withoutAuthorise: { authorise: false, open: true, log: true },
  withoutOpen: { authorise: true, open: false, log: true },
  withoutLog: { authorise: true, open: true, log: false },
};

const app = await openApp(pageConfig(process.argv[2] ?? ''), { clock: new DemoClock(TODAY) });
const demo = await demoSignIn(app, demoPersonas());
const page = new PeerPage(app, demo.signIn);
await page.remember();
const servers = await Promise.all(
  Object.entries(VARIANTS).map(async ([name, duties]): Promise<readonly [string, string, () => Promise<unknown>]> => {
    const { url, close } = await start(duties);
    return [name, `${url}/graphql`, close];
  }),
);
const token = (await demo.personas()).find(({ role }) => role === READER)?.token ?? '';

serveParent(
  { urls: Object.fromEntries(servers.map(([name, url]) => [name, url])), token },
  () => Promise.resolve(),
  async () => {
    for (const [, , close] of servers) await close();
    await app.close();
  },
);

async function start(duties: Duties): Promise<{ readonly url: string; readonly close: () => Promise<unknown> }> {
  const fastify = Fastify({ logger: false });
  const visits = new WeakMap<FastifyRequest, Visit>();
  fastify.addHook('preHandler', async (request) => {
    visits.set(request, await page.arrive(duties, request.headers.authorization));
  });
  fastify.addHook('onSend', async (request, _reply, payload) => {
    const visit = visits.get(request);
    if (visit !== undefined) await page.leave(duties, visit);
    return payload;
  });
  await fastify.register(mercurius, {
    schema: page.sdl,
    resolvers: page.resolvers(duties),
    jit: 1,
    graphiql: false,
    context: (request) => ({ visit: visits.get(request) }),
  });
  return { url: await fastify.listen({ host: '127.0.0.1', port: 0 }), close: () => fastify.close() };
}
