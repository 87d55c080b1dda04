import type { App } from '../../src/app.ts';
import { buildSenSchema } from '../build.ts';
import { listen, type ListenOptions, type RunningServer } from './listen.ts';
import documents from '../trusted-documents.json' with { type: 'json' };

/** Starts the server of the whole schema. */
export async function startServer(app: App, options: ListenOptions = {}): Promise<RunningServer> {
  return listen(app, { schema: buildSenSchema(), documents }, options);
}
