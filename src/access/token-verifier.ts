import { createHash } from 'node:crypto';
import { errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { Clock } from '../kernel/ports.ts';

/** Content of a verified token: issuer, subject and expiry (milliseconds since 1970). */
export interface VerifiedToken {
  readonly issuer: string;
  readonly subject: string;
  readonly expiresAt: number;
}

export interface TokenRules {
  readonly issuer: string;
  readonly audience: string;
  readonly key: JWTVerifyGetKey;
  readonly clock: Clock;
}

/**
 * Asymmetric only. With HS256 the published key would be the secret, and `none` is no signature (RFC 8725 §3.1, §3.2).
 */
const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'];
/** Seconds by which the issuer's clock may differ. */
const CLOCK_TOLERANCE = 5;
/**
 * How long a verified token is not verified again, in milliseconds. A key taken out of the key set works a minute more
 * at most.
 */
const REMEMBERED_MS = 60_000;
const MAX_REMEMBERED = 2_000;
const MAX_TOKEN_LENGTH = 8_192;

/** Verifies bearer tokens of one issuer: signature, algorithm, issuer, audience, expiry (required). */
export class TokenVerifier {
  private readonly rules: TokenRules;
  private readonly remembered = new Map<string, { readonly token: VerifiedToken; readonly until: number }>();

  constructor(rules: TokenRules) {
    this.rules = rules;
  }

  /** Undefined for an invalid token. Throws the key source's error if it cannot be reached. */
  async verify(text: string): Promise<VerifiedToken | undefined> {
    if (text.length > MAX_TOKEN_LENGTH) return undefined;
    const now = Date.parse(this.rules.clock.now());
    const digest = createHash('sha256').update(text).digest('base64');
    const known = this.remembered.get(digest);
    if (known !== undefined && now < known.until) return known.token;
    const token = await this.check(text, now);
    if (token !== undefined) this.remember(digest, token, now);
    return token;
  }

  private async check(text: string, now: number): Promise<VerifiedToken | undefined> {
    const { issuer, audience, key } = this.rules;
    try {
      const { payload } = await jwtVerify(text, key, {
        issuer,
        audience,
        algorithms: ALGORITHMS,
        clockTolerance: CLOCK_TOLERANCE,
        currentDate: new Date(now),
        requiredClaims: ['exp', 'sub'],
      });
      if (typeof payload.sub !== 'string' || payload.sub === '' || payload.exp === undefined) return undefined;
      return { issuer, subject: payload.sub, expiresAt: (payload.exp + CLOCK_TOLERANCE) * 1_000 };
    } catch (error) {
      if (isBadToken(error)) return undefined;
      throw error;
    }
  }

  private remember(digest: string, token: VerifiedToken, now: number): void {
    const oldest = this.remembered.keys().next();
    if (this.remembered.size >= MAX_REMEMBERED && oldest.done !== true) this.remembered.delete(oldest.value);
    this.remembered.set(digest, { token, until: Math.min(now + REMEMBERED_MS, token.expiresAt) });
  }
}

/** Whether an error of jose is about the token. Others are about the key set or the network. */
function isBadToken(error: unknown): boolean {
  return (
    error instanceof errors.JWTInvalid ||
    error instanceof errors.JWTClaimValidationFailed ||
    error instanceof errors.JWTExpired ||
    error instanceof errors.JWSInvalid ||
    error instanceof errors.JWSSignatureVerificationFailed ||
    error instanceof errors.JOSEAlgNotAllowed ||
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JOSENotSupported ||
    error instanceof errors.JWKSMultipleMatchingKeys
  );
}
