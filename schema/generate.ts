import { writeFileSync } from 'node:fs';
import { buildSenSchema } from './build.ts';
import { sdlOf } from './sdl.ts';
import { trustedDocuments } from './server/trusted-documents.ts';

// Run in the checkout by `npm run generate`: sources and build lie in different folders, the checkout is the place to
// write to.
writeFileSync('schema/schema.graphql', sdlOf(buildSenSchema()));
writeFileSync('schema/trusted-documents.json', `${JSON.stringify(trustedDocuments(), null, 2)}\n`);
