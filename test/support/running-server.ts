import type { GraphQLSchema } from 'graphql';
import { listen, type ListenOptions, type RunningServer } from '../../schema/server/listen.ts';
import type { DocumentsByHash } from '../../schema/server/trusted-documents.ts';
import type { OpenApp } from '../../src/compose.ts';
import type { JsonObject } from '../../src/kernel/json.ts';
import { administrator, appoint, openSchoolApp, type SchoolAppOptions } from './school-app.ts';
import { TemporaryFolder } from './temporary-folder.ts';
import { TokenIssuer } from './token-issuer.ts';

export interface RunningOptions extends SchoolAppOptions, ListenOptions {
  readonly schema: GraphQLSchema;
  readonly documents?: DocumentsByHash;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: {
    readonly data?: unknown;
    readonly errors?: readonly {
      readonly message: string;
      readonly extensions: { readonly code: string };
      readonly locations?: unknown;
      readonly path?: unknown;
    }[];
  };
}

/** A school's whole server with a real issuer, a headteacher and a teacher, over real HTTP on a free port. */
export class Running {
  readonly app: OpenApp;
  readonly issuer: TokenIssuer;
  readonly server: RunningServer;
  readonly head: string;
  /** Good tokens of the headteacher. */
  readonly token: string;
  private readonly folder: TemporaryFolder;
  private readonly lines: string[];

  private constructor(
    parts: Pick<Running, 'app' | 'issuer' | 'server' | 'head' | 'token'>,
    folder: TemporaryFolder,
    lines: string[],
  ) {
    this.app = parts.app;
    this.issuer = parts.issuer;
    this.server = parts.server;
    this.head = parts.head;
    this.token = parts.token;
    this.folder = folder;
    this.lines = lines;
  }

  static async open({ schema, documents = {}, settings = {}, ...options }: RunningOptions): Promise<Running> {
    const folder = new TemporaryFolder();
    const issuer = await TokenIssuer.open();
    const app = await openSchoolApp(folder, {
      ...options,
      settings: { SEN_TRAIL_OIDC_ISSUER: issuer.url, SEN_TRAIL_LOG_LEVEL: 'debug', ...settings },
      issuer: issuer.url,
    });
    const head = await appoint(app, 'head', 'HEADTEACHER', issuer.url);
    const lines: string[] = [];
    const server = await listen(
      app,
      { schema, documents },
      {
        ...options,
        logTo: {
          write: (line) => {
            lines.push(line);
          },
        },
      },
    );
    return new Running({ app, issuer, server, head, token: await issuer.token('head') }, folder, lines);
  }

  /** Everything that was logged so far. */
  log(): string {
    return this.lines.join('');
  }

  administrator(): ReturnType<typeof administrator> {
    return administrator(this.app, this.issuer.url);
  }

  /** Any request; signed in as the headteacher unless the headers say otherwise. */
  async request(path: string, init: RequestInit = {}): Promise<Answer> {
    const response = await fetch(`${this.server.url}${path}`, init);
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: parsed(text) };
  }

  async post(
    body: unknown,
    headers: Record<string, string> = { authorization: `Bearer ${this.token}` },
  ): Promise<Answer> {
    return this.request('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  }

  async query(query: string, variables?: object): Promise<Answer> {
    return this.post(variables === undefined ? { query } : { query, variables });
  }

  /** The access records written, oldest first. */
  async accesses(): Promise<readonly JsonObject[]> {
    const store = (
      this.app.accessRecords as unknown as {
        readonly store: { read(stream: string): Promise<readonly { readonly data: JsonObject }[]> };
      }
    ).store;
    return (await store.read(this.app.accessRecords.stream)).map((event) => event.data);
  }

  async close(): Promise<void> {
    await this.server.close();
    await this.app.close();
    await this.issuer.close();
    this.folder[Symbol.dispose]();
  }
}

function parsed(text: string): Answer['body'] {
  try {
    return JSON.parse(text) as Answer['body'];
  } catch {
    return {};
  }
}
