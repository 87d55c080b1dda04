import { demoPersonas } from '../../src/demo/people.ts';
import type { PersonaToken } from '../../src/access/demo-sign-in.ts';
import { type OpenApp, openApp } from '../../src/compose.ts';
import { readConfig } from '../../src/host/config.ts';
import { StoryClock } from '../../src/demo/make.ts';
import { listen, type RunningServer } from '../../schema/server/listen.ts';
import { SCHEMA } from './ask.ts';
import { demoFolder, TODAY } from './demo.ts';
import { settingsOf } from './school.ts';
import { TemporaryFolder } from './temporary-folder.ts';

export interface Response {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly { readonly message: string }[];
}

/** The demo behind its real server, as one of its personas uses it over HTTP. */
export class ServedDemo {
  readonly app: OpenApp;
  readonly url: string;
  readonly authorization: string;
  private readonly server: RunningServer;
  private readonly folder: TemporaryFolder;

  private constructor(app: OpenApp, server: RunningServer, token: string, folder: TemporaryFolder) {
    this.app = app;
    this.server = server;
    this.url = `${server.url}/graphql`;
    this.authorization = `Bearer ${token}`;
    this.folder = folder;
  }

  static async open(persona: string): Promise<ServedDemo> {
    const folder = new TemporaryFolder();
    await demoFolder(folder.path);
    const clock = new StoryClock();
    clock.moveTo(`${TODAY}T10:00:00.000Z`);
    const app = await openApp(readConfig(settingsOf(folder.path), true), { clock });
    const server = await listen(app, { schema: SCHEMA, documents: {} }, { personas: demoPersonas() });
    const answered = await fetch(`${server.url}/demo/personas`);
    const token = ((await answered.json()) as readonly PersonaToken[]).find(({ name }) => name === persona)?.token;
    if (token === undefined) throw new Error('the demo has no such persona');
    return new ServedDemo(app, server, token, folder);
  }

  /** Asks the server itself, past every cache. */
  async post(query: string, variables: object = {}): Promise<Response> {
    const response = await fetch(this.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: this.authorization },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as Response;
  }

  /** The data of an answer; an error fails the test. */
  async fresh(query: string, variables: object = {}): Promise<Readonly<Record<string, unknown>>> {
    const { data, errors } = await this.post(query, variables);
    if (errors !== undefined || data == null) throw new Error(errors?.map(({ message }) => message).join('; '));
    return data;
  }

  async close(): Promise<void> {
    await this.server.close();
    await this.app.close();
    this.folder[Symbol.dispose]();
  }
}
