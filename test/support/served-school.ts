import { listen, type RunningServer } from '../../schema/server/listen.ts';
import type { JsonObject } from '../../src/kernel/json.ts';
import { operatorOf, runCommand } from '../../src/operations/operator.ts';
import { SCHEMA } from './ask.ts';
import { ISSUER, School, URN } from './school.ts';
import { TemporaryFolder } from './temporary-folder.ts';
import { TokenIssuer } from './token-issuer.ts';

/** The test school behind its real server, with tokens for its staff by the names of `Staff`. */
export class ServedSchool {
  readonly school: School;
  readonly server: RunningServer;
  readonly folder: TemporaryFolder;
  private readonly issuer: TokenIssuer;

  private constructor(school: School, server: RunningServer, folder: TemporaryFolder, issuer: TokenIssuer) {
    this.school = school;
    this.server = server;
    this.folder = folder;
    this.issuer = issuer;
  }

  static async open(): Promise<ServedSchool> {
    const folder = new TemporaryFolder();
    const issuer = await TokenIssuer.open();
    const school = await School.open(folder.path, { SEN_TRAIL_OIDC_JWKS: `${issuer.url}/keys` });
    return new ServedSchool(school, await listen(school.app, { schema: SCHEMA, documents: {} }), folder, issuer);
  }

  /** Ties the sign-in `subject` to a person who has none yet. */
  async link(personId: string, subject: string): Promise<void> {
    await runCommand(this.school.app, await operatorOf(this.school.app, URN), 'LinkSignIn', {
      schoolUrn: URN,
      personId,
      issuer: ISSUER,
      subject,
    });
  }

  async authorization(subject: string): Promise<string> {
    const now = Math.floor(Date.parse(this.school.clock.now()) / 1_000);
    return `Bearer ${await this.issuer.token(subject, { iss: ISSUER, iat: now, exp: now + 300 })}`;
  }

  /** A request of somebody; `undefined`: of nobody. */
  async request(subject: string | undefined, path: string, init: RequestInit = {}): Promise<Response> {
    const headers = subject === undefined ? {} : { authorization: await this.authorization(subject) };
    return fetch(`${this.server.url}${path}`, {
      ...init,
      headers: { ...headers, ...(init.headers as Record<string, string> | undefined) },
    });
  }

  /** The access records written, oldest first. */
  async accesses(): Promise<readonly JsonObject[]> {
    const { accessRecords } = this.school.app;
    const store = (
      accessRecords as unknown as {
        readonly store: { read(stream: string): Promise<readonly { readonly data: JsonObject }[]> };
      }
    ).store;
    return (await store.read(accessRecords.stream)).map((event) => event.data);
  }

  async close(): Promise<void> {
    await this.server.close();
    await this.school.app.close();
    await this.issuer.close();
    this.folder[Symbol.dispose]();
  }
}
