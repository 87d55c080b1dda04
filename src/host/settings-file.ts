import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import type { SettingName } from './config.ts';
import { Failure } from '../kernel/failure.ts';

/** Names the file; itself no setting of the file. */
const FILE: SettingName = 'SEN_TRAIL_CONFIG';

/**
 * The environment, completed from the file that `SEN_TRAIL_CONFIG` names (lines `NAME=value`). What the environment
 * says counts.
 */
export function withSettingsFile(
  environment: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string | undefined>> {
  const path = environment[FILE];
  if (path === undefined || path === '') return environment;
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new Failure('CONFIGURATION', `${FILE}: the file cannot be read`, {}, cause);
  }
  return { ...parseEnv(text), ...environment };
}
