import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { base64url, exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose';

type KeyPair = Awaited<ReturnType<typeof generateKeyPair>>;

/**
 * An OpenID Connect issuer on the loopback address, as far as a resource server sees one: discovery document, key set,
 * signed tokens.
 */
export class TokenIssuer {
  readonly url: string;
  readonly publicJwk: JWK;
  /** Requests by path, in order. */
  readonly asked: string[] = [];
  /** Answers nothing but errors while true. */
  down = false;
  private readonly server: Server;
  private readonly keys: KeyPair;

  private constructor(server: Server, keys: KeyPair, publicJwk: JWK) {
    this.server = server;
    this.keys = keys;
    this.publicJwk = publicJwk;
    this.url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    server.on('request', (request, response) => {
      this.asked.push(request.url ?? '');
      const body =
        request.url === '/.well-known/openid-configuration'
          ? { issuer: this.url, jwks_uri: `${this.url}/keys` }
          : request.url === '/keys'
            ? { keys: [this.publicJwk] }
            : undefined;
      response
        .writeHead(this.down ? 500 : body === undefined ? 404 : 200, { 'content-type': 'application/json' })
        .end(JSON.stringify(body ?? {}));
    });
  }

  static async open(): Promise<TokenIssuer> {
    const keys = await generateKeyPair('RS256', { extractable: true });
    const server = createServer();
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    return new TokenIssuer(server, keys, {
      ...(await exportJWK(keys.publicKey)),
      kid: 'one',
      alg: 'RS256',
      use: 'sig',
    });
  }

  /** A good token for the subject; `claims` and `kid` change what it says. Seconds. */
  token(subject: string, claims: JWTPayload = {}, kid = 'one', lifetime = 300): Promise<string> {
    const now = Math.floor(Date.now() / 1_000);
    return new SignJWT({ iss: this.url, aud: 'sen-trail', sub: subject, iat: now, exp: now + lifetime, ...claims })
      .setProtectedHeader({ alg: 'RS256', kid })
      .sign(this.keys.privateKey);
  }

  /** As `alg: none` has it: whatever one likes, unsigned. */
  unsigned(subject: string): string {
    const part = (value: object): string => base64url.encode(JSON.stringify(value));
    return `${part({ alg: 'none', kid: 'one' })}.${part({ iss: this.url, aud: 'sen-trail', sub: subject, exp: Math.floor(Date.now() / 1_000) + 300 })}.`;
  }

  /** Signed by HMAC with the published key as its secret. */
  hmacWithPublicKey(subject: string): Promise<string> {
    const secret = new TextEncoder().encode(JSON.stringify(this.publicJwk));
    return new SignJWT({})
      .setProtectedHeader({ alg: 'HS256', kid: 'one' })
      .setIssuer(this.url)
      .setAudience('sen-trail')
      .setSubject(subject)
      .setExpirationTime('5 min')
      .sign(secret);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => {
      this.server.close(() => {
        resolve();
      });
    });
  }
}
