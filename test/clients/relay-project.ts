import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const SCALARS = {
  CivilDate: 'string',
  Code: 'string',
  Hash: 'string',
  Instant: 'string',
  Pence: 'number',
  Position: 'string',
};

export interface Compilation {
  readonly exitCode: number | null;
  readonly words: string;
}

/** A front end's folder with GraphQL in its modules, which the Relay compiler reads together with the API's schema. */
export class RelayProject {
  private readonly folder: string;

  constructor(folder: string, documents: Readonly<Record<string, readonly string[]>>) {
    this.folder = folder;
    for (const part of ['modules', 'artifacts']) mkdirSync(join(folder, part));
    for (const [name, texts] of Object.entries(documents)) {
      const module = texts.map((text) => `graphql\`${text}\`;\n`).join('');
      writeFileSync(join(folder, 'modules', `${name}.js`), module);
    }
  }

  compile(): Compilation {
    const config = {
      src: 'modules',
      artifactDirectory: 'artifacts',
      schema: 'schema.graphql',
      language: 'javascript',
      eagerEsModules: false,
      customScalarTypes: SCALARS,
    };
    writeFileSync(join(this.folder, 'relay.config.json'), JSON.stringify(config));
    copyFileSync(join(ROOT, 'schema/schema.graphql'), join(this.folder, 'schema.graphql'));
    const compiler = join(ROOT, 'node_modules/relay-compiler/cli.js');
    const run = spawnSync(process.execPath, [compiler, 'relay.config.json', '--noWatchman'], {
      cwd: this.folder,
      encoding: 'utf8',
    });
    return { exitCode: run.status, words: run.stdout + run.stderr };
  }

  /** What the compiler made of an operation or a fragment. */
  artifact<Artifact>(name: string): Artifact {
    return createRequire(import.meta.url)(join(this.folder, 'artifacts', `${name}.graphql.js`)) as Artifact;
  }
}
