import { Failure } from '../kernel/failure.ts';
import type { Clock } from '../kernel/ports.ts';
import { signInStream } from '../privacy/identifier-mac.ts';
import type { Vault } from '../privacy/vault.ts';
import type { Actor } from './actor.ts';
import type { Directory } from './directory.ts';
import { issuerKeys } from './issuer-keys.ts';
import { TokenVerifier, type VerifiedToken } from './token-verifier.ts';

/** A person of the log, and when their token expires (milliseconds since 1970). */
export interface SignedIn {
  readonly actor: Actor;
  readonly expiresAt: number;
}

export interface SignInParts {
  readonly vault: Vault;
  readonly directory: Directory;
  readonly clock: Clock;
}

/** Finds the person of the log for a bearer token. The token says who it is, the log what they may do. */
export class SignIn {
  private readonly parts: SignInParts;
  private readonly verifier: TokenVerifier | undefined;

  /** Without a verifier nobody can sign in. */
  constructor(parts: SignInParts, verifier: TokenVerifier | undefined) {
    this.parts = parts;
    this.verifier = verifier;
  }

  /**
   * The person of an `Authorization` header. Undefined without a token, with a bad one, or if the subject is not linked
   * or has left. Failure UNAVAILABLE if the issuer's keys cannot be fetched.
   */
  async authenticate(authorization: string | undefined): Promise<SignedIn | undefined> {
    const [, text] = /^Bearer ([A-Za-z0-9._~+/=-]+)$/i.exec(authorization ?? '') ?? [];
    if (text === undefined || this.verifier === undefined) return undefined;
    const token = await verified(this.verifier, text);
    if (token === undefined) return undefined;
    const { vault, directory, clock } = this.parts;
    const signIn = await signInStream(vault, token.issuer, token.subject);
    const person = directory.personOfSignIn(signIn, clock.now());
    return person === undefined
      ? undefined
      : { actor: { person, commandLine: false, signIn }, expiresAt: token.expiresAt };
  }
}

/** Sign-in by tokens of the configured issuer. */
export function oidcSignIn(
  parts: SignInParts,
  oidc: { readonly issuer: string; readonly audience: string; readonly jwks: string } | undefined,
): SignIn {
  const verifier =
    oidc === undefined
      ? undefined
      : new TokenVerifier({
          issuer: oidc.issuer,
          audience: oidc.audience,
          key: issuerKeys(oidc.issuer, oidc.jwks),
          clock: parts.clock,
        });
  return new SignIn(parts, verifier);
}

async function verified(verifier: TokenVerifier, text: string): Promise<VerifiedToken | undefined> {
  try {
    return await verifier.verify(text);
  } catch (error) {
    throw new Failure('UNAVAILABLE', 'the keys of the sign-in issuer cannot be fetched', {}, error);
  }
}
