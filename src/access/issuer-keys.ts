import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose';
import { Failure } from '../kernel/failure.ts';

/** Longest wait for the issuer, in milliseconds. */
const TIME_LIMIT = 3_000;
/** Pause after a failed discovery, in milliseconds. */
const PAUSE = 5_000;
const MAX_DOCUMENT_LENGTH = 100_000;

/**
 * The issuer's public keys, fetched when first needed, and again for an unknown key id (at most every 30 s).
 * Without an address it comes from the discovery document (OpenID Connect Discovery 1.0 §4), whose issuer must match.
 * Throws Failure UNAVAILABLE if the issuer cannot be reached or its answer is not valid.
 */
export function issuerKeys(issuer: string, jwksAddress: string): JWTVerifyGetKey {
  const find = jwksAddress === '' ? discovery(issuer) : (): Promise<URL> => Promise.resolve(new URL(jwksAddress));
  let keys: { readonly address: string; readonly get: JWTVerifyGetKey } | undefined;
  return async (header, token) => {
    const address = await find();
    if (keys?.address !== address.href)
      keys = { address: address.href, get: createRemoteJWKSet(address, { timeoutDuration: TIME_LIMIT }) };
    return keys.get(header, token);
  };
}

function discovery(issuer: string): () => Promise<URL> {
  let found: URL | undefined;
  let asking: Promise<URL> | undefined;
  let failedAt = -Infinity;
  const ask = async (): Promise<URL> => {
    try {
      found = await discover(issuer);
      return found;
    } catch (error) {
      failedAt = performance.now();
      throw error;
    } finally {
      asking = undefined;
    }
  };
  return async () => {
    if (found !== undefined) return found;
    if (performance.now() - failedAt < PAUSE) throw unreachable();
    return (asking ??= ask());
  };
}

async function discover(issuer: string): Promise<URL> {
  try {
    const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
    const answer = await fetch(address, {
      signal: AbortSignal.timeout(TIME_LIMIT),
      redirect: 'error',
      headers: { accept: 'application/json' },
    });
    const text = await answer.text();
    if (!answer.ok || text.length > MAX_DOCUMENT_LENGTH) throw unreachable();
    const document = JSON.parse(text) as { readonly issuer?: unknown; readonly jwks_uri?: unknown };
    if (document.issuer !== issuer || typeof document.jwks_uri !== 'string') throw unreachable();
    return new URL(document.jwks_uri);
  } catch (error) {
    throw unreachable(error);
  }
}

function unreachable(cause?: unknown): Failure {
  return new Failure(
    'UNAVAILABLE',
    'the issuer of the sign-in tokens cannot be reached, or its discovery document is not valid for it',
    {},
    cause,
  );
}
