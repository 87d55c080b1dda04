import { generateKeyPair, SignJWT } from 'jose';
import type { Clock } from '../kernel/ports.ts';
import { SignIn, type SignInParts } from './sign-in.ts';
import { TokenVerifier } from './token-verifier.ts';

/** An invented person to try the demo as. `role` and `school` are for the reader only. */
export interface Persona {
  readonly name: string;
  readonly role: string;
  readonly school: string;
  /** Their school; null for a person of the trust. */
  readonly schoolUrn: string | null;
  /** The sign-in linked to the person in the log. */
  readonly issuer: string;
  readonly subject: string;
}

/** One line of `GET /demo/personas`. */
export interface PersonaToken {
  readonly name: string;
  readonly role: string;
  readonly school: string;
  readonly schoolUrn: string | null;
  readonly token: string;
}

const AUDIENCE = 'sen-trail-demo';
const LIFETIME_SECONDS = 12 * 3_600;

/** The demo's own issuer. Its key lives in the memory of this process, so no token outlives it. */
export interface DemoSignIn {
  readonly signIn: SignIn;
  /** Every persona with a token for twelve hours. */
  personas(): Promise<readonly PersonaToken[]>;
}

/** Makes the demo's sign-in. All personas must have the same issuer. */
export async function demoSignIn(parts: SignInParts, personas: readonly Persona[]): Promise<DemoSignIn> {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const issuer = personas[0]?.issuer ?? '';
  const verifier = new TokenVerifier({
    issuer,
    audience: AUDIENCE,
    key: () => Promise.resolve(publicKey),
    clock: parts.clock,
  });
  const tokenOf = ({ subject }: Persona): Promise<string> => {
    const now = secondsOf(parts.clock);
    return new SignJWT({})
      .setProtectedHeader({ alg: 'ES256' })
      .setIssuer(issuer)
      .setSubject(subject)
      .setAudience(AUDIENCE)
      .setIssuedAt(now)
      .setExpirationTime(now + LIFETIME_SECONDS)
      .sign(privateKey);
  };
  return {
    signIn: new SignIn(parts, verifier),
    personas: () =>
      Promise.all(
        personas.map(async (persona) => {
          const { name, role, school, schoolUrn } = persona;
          return { name, role, school, schoolUrn, token: await tokenOf(persona) };
        }),
      ),
  };
}

function secondsOf(clock: Clock): number {
  return Math.floor(Date.parse(clock.now()) / 1_000);
}
