import { Failure } from '../kernel/failure.ts';

/** Every setting, with what it means; the README's table is made from this list. */
export const SETTINGS = {
  SEN_TRAIL_CONFIG: {
    default: '',
    meaning: 'A file of settings, lines `NAME=value`; what stands in the environment counts before it.',
  },
  SEN_TRAIL_DATA: { default: './data', meaning: 'The data folder: log, vault, read models, keys.' },
  SEN_TRAIL_HOST: { default: '127.0.0.1', meaning: 'Address to listen on. Demo mode takes loopback addresses only.' },
  SEN_TRAIL_PORT: { default: '4000', meaning: 'Port to listen on, 0 for any free one.' },
  SEN_TRAIL_STORE: {
    default: 'embedded',
    meaning: '`embedded`, or the connection string of an EventStoreDB (`esdb://…`).',
  },
  SEN_TRAIL_KEY_FILE: {
    default: '',
    meaning:
      'File of numbered key-encryption keys; default `keys/key-encryption-keys` in the data folder. Keep it elsewhere in earnest.',
  },
  SEN_TRAIL_OIDC_ISSUER: {
    default: '',
    meaning: 'Issuer of the bearer tokens. Without it nobody can sign in (outside demo mode).',
  },
  SEN_TRAIL_OIDC_AUDIENCE: { default: 'sen-trail', meaning: 'The audience that tokens must name.' },
  SEN_TRAIL_OIDC_JWKS: {
    default: '',
    meaning: "Address of the issuer's key set; default: from its discovery document.",
  },
  SEN_TRAIL_INTROSPECTION: {
    default: 'demo',
    meaning: 'Whether the schema may be read by introspection: `on`, `off`, or `demo` (only in demo mode).',
  },
  SEN_TRAIL_TRUSTED_ONLY: { default: 'off', meaning: '`on`: only the trusted documents may be run.' },
  SEN_TRAIL_ORIGINS: {
    default: '',
    meaning: "Web origins, separated by commas, that may open a WebSocket besides the server's own.",
  },
  SEN_TRAIL_WAIT_MS: { default: '2000', meaning: 'How long a mutation waits for the read models, in milliseconds.' },
  SEN_TRAIL_LOG_LEVEL: { default: 'info', meaning: '`debug`, `info`, `warn`, `error` or `silent`.' },
} as const;

export type SettingName = keyof typeof SETTINGS;

export interface Config {
  readonly data: string;
  readonly host: string;
  readonly port: number;
  readonly store: string;
  readonly keyFile: string;
  readonly oidc: { readonly issuer: string; readonly audience: string; readonly jwks: string } | undefined;
  readonly introspection: boolean;
  readonly trustedOnly: boolean;
  readonly origins: readonly string[];
  readonly waitMs: number;
  readonly logLevel: string;
  readonly demo: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads all settings and reports every problem at once (Failure CONFIGURATION); values are never repeated in messages.
 */
export function readConfig(environment: Environment, demo = false): Config {
  const problems: string[] = [];
  const text = (name: SettingName): string => environment[name]?.trim() ?? SETTINGS[name].default;
  const check = (name: SettingName, ok: boolean, rule: string): void => {
    if (!ok) problems.push(`${name}: ${rule}`);
  };
  const whole = (name: SettingName, low: number, high: number): number => {
    const value = /^\d{1,9}$/.test(text(name)) ? Number(text(name)) : NaN;
    check(name, value >= low && value <= high, `a whole number from ${String(low)} to ${String(high)}`);
    return value;
  };
  for (const name of Object.keys(environment))
    if (name.startsWith('SEN_TRAIL_') && !(name in SETTINGS)) problems.push(`${name}: there is no such setting`);
  const port = whole('SEN_TRAIL_PORT', 0, 65_535);
  const waitMs = whole('SEN_TRAIL_WAIT_MS', 0, 60_000);
  check('SEN_TRAIL_DATA', text('SEN_TRAIL_DATA') !== '', 'a folder');
  check(
    'SEN_TRAIL_STORE',
    text('SEN_TRAIL_STORE') === 'embedded' || /^(esdb|kurrentdb)(\+discover)?:\/\/./.test(text('SEN_TRAIL_STORE')),
    '`embedded` or a connection string esdb://…',
  );
  check('SEN_TRAIL_HOST', !demo || isLoopback(text('SEN_TRAIL_HOST')), 'demo mode listens on a loopback address only');
  check(
    'SEN_TRAIL_INTROSPECTION',
    ['on', 'off', 'demo'].includes(text('SEN_TRAIL_INTROSPECTION')),
    '`on`, `off` or `demo`',
  );
  check('SEN_TRAIL_TRUSTED_ONLY', ['on', 'off'].includes(text('SEN_TRAIL_TRUSTED_ONLY')), '`on` or `off`');
  check(
    'SEN_TRAIL_LOG_LEVEL',
    ['debug', 'info', 'warn', 'error', 'silent'].includes(text('SEN_TRAIL_LOG_LEVEL')),
    'one of debug, info, warn, error, silent',
  );
  for (const name of ['SEN_TRAIL_OIDC_ISSUER', 'SEN_TRAIL_OIDC_JWKS'] as const)
    check(name, text(name) === '' || URL.canParse(text(name)), 'an address');
  const origins = text('SEN_TRAIL_ORIGINS')
    .split(',')
    .map((origin) => origin.trim())
    .filter((origin) => origin !== '');
  check(
    'SEN_TRAIL_ORIGINS',
    origins.every((origin) => URL.canParse(origin) && new URL(origin).origin === origin),
    'origins such as https://school.example, separated by commas',
  );
  if (problems.length > 0) throw new Failure('CONFIGURATION', problems.join('\n'));
  return Object.freeze({
    data: text('SEN_TRAIL_DATA'),
    host: text('SEN_TRAIL_HOST'),
    port,
    store: text('SEN_TRAIL_STORE'),
    keyFile: text('SEN_TRAIL_KEY_FILE'),
    oidc: oidcOf(text),
    introspection: text('SEN_TRAIL_INTROSPECTION') === 'on' || (demo && text('SEN_TRAIL_INTROSPECTION') === 'demo'),
    trustedOnly: text('SEN_TRAIL_TRUSTED_ONLY') === 'on',
    origins,
    waitMs,
    logLevel: text('SEN_TRAIL_LOG_LEVEL'),
    demo,
  });
}

/** Without an issuer nobody can sign in. */
function oidcOf(text: (name: SettingName) => string): Config['oidc'] {
  const issuer = text('SEN_TRAIL_OIDC_ISSUER');
  if (issuer === '') return undefined;
  return { issuer, audience: text('SEN_TRAIL_OIDC_AUDIENCE'), jwks: text('SEN_TRAIL_OIDC_JWKS') };
}

/** Addresses that reach only this machine: 127.0.0.0/8, ::1 and localhost. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}
