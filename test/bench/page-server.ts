// Our server in a process of its own, with the page's document among the trusted ones.
import { READ_MODEL_NAMES } from '../../src/registry/read-model-names.ts';
import { buildSenSchema } from '../../schema/build.ts';
import { listen } from '../../schema/server/listen.ts';
import type { PersonaToken } from '../../src/access/demo-sign-in.ts';
import { openApp } from '../../src/compose.ts';
import { DemoClock } from '../../src/demo/clock.ts';
import { demoPersonas } from '../../src/demo/people.ts';
import { type Order, serveParent } from './child.ts';
import { pageConfig, TODAY } from './page-data.ts';
import { DOCUMENT, DOCUMENT_HASH, READER } from './page-document.ts';

const app = await openApp(pageConfig(process.argv[2] ?? ''), { clock: new DemoClock(TODAY) });
const server = await listen(
  app,
  { schema: buildSenSchema(), documents: { [DOCUMENT_HASH]: DOCUMENT } },
  { personas: demoPersonas() },
);
const personas = (await (await fetch(`${server.url}/demo/personas`)).json()) as readonly PersonaToken[];
let rebuilding = Promise.resolve();
let resting = true;

serveParent(
  { urls: { graphql: `${server.url}/graphql` }, token: personas.find(({ role }) => role === READER)?.token ?? '' },
  carryOut,
  async () => {
    resting = true;
    await server.close();
    await app.close();
  },
);

async function carryOut(order: Order): Promise<void> {
  resting = order === 'REST';
  if (!resting) rebuilding = rebuildUntilRest();
  else await rebuilding;
}

async function rebuildUntilRest(): Promise<void> {
  for (let next = 0; !resting; next += 1)
    await app.projections.rebuild(READ_MODEL_NAMES[next % READ_MODEL_NAMES.length] ?? 'sen-register');
}
