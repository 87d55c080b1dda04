import { text } from 'node:stream/consumers';
import { startServer } from '../schema/server/server.ts';
import { consolePage } from './console/page.ts';
import type { Persona } from './access/demo-sign-in.ts';
import type { OpenApp } from './compose.ts';
import { FileAnswer, openControl } from './host/control-port.ts';
import { askedIn, exportFor } from './exports/export-for.ts';
import { importRegister } from './imports/import-register.ts';
import { giveFirstAuthority } from './operations/first-authority.ts';
import { operatorOf } from './operations/operator.ts';
import { rebuildReadModels } from './operations/rebuild-read-models.ts';
import { READ_MODEL_NAMES, type ReadModelName } from './registry/read-model-names.ts';

export interface Serving {
  readonly url: string;
  close(): Promise<void>;
}

/** Opens both doors of a running system: HTTP for people and programs, and the command line's own. */
export async function serve(
  app: OpenApp,
  onBug: (error: unknown) => void,
  personas: readonly Persona[] = [],
  beforeListening: () => Promise<void> = () => Promise.resolve(),
): Promise<Serving> {
  const page = (nonce: string): string => consolePage(nonce, app.config.demo);
  const server = await startServer(app, { personas, page, beforeListening });
  const control = await openControl(
    app.folder,
    {
      '/import': async (query, body) => {
        const schoolUrn = query.get('school') ?? '';
        // The import may stop early; ending the request then would take the way of the answer with it.
        return importRegister(body.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>, {
          app,
          actor: await operatorOf(app, schoolUrn),
          schoolUrn,
          dryRun: query.get('dryRun') === 'true',
        });
      },
      '/rebuild': async (_query, body) => rebuildReadModels(app, named(JSON.parse(await text(body)))),
      '/export': (query, _body, gone) => exportAnswer(app, query, gone),
      '/bootstrap': async (query, body) => giveFirstAuthority(app, query.get('school') ?? '', await text(body)),
    },
    onBug,
  );
  return {
    url: server.url,
    async close() {
      await control.close();
      await server.close();
    },
  };
}

async function exportAnswer(app: OpenApp, query: URLSearchParams, gone: AbortSignal): Promise<FileAnswer> {
  const { report, spool } = await exportFor(app, askedIn(Object.fromEntries(query)), gone);
  return new FileAnswer(report, spool.bytes, spool.read());
}

function named(value: unknown): readonly ReadModelName[] {
  const names: readonly unknown[] = Array.isArray(value) ? value : [];
  return READ_MODEL_NAMES.filter((name) => names.includes(name));
}
