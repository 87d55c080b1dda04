// The project `unit` as Stryker runs it, in its copy of the tree. Stryker loads the environment itself, by its path.
import { join } from 'node:path';
import jestConfig from '../../.jest.config.js';

const ROOT = join(import.meta.dirname, '../..');
const [unit] = jestConfig.projects;

export default { ...unit, rootDir: ROOT, testEnvironment: join(ROOT, 'test/support/environment.js') };
