// Jest's environment for Node, made quick. Its global object is a proxy that is asked at every use of `Math` or `Map`,
// which in a loop over the bytes of a file is most of the time. A constant of the same name is found first, without
// asking.
import { runInContext } from 'node:vm';
import { TestEnvironment } from 'jest-environment-node';
import './compiled-once.js';

/**
 * What the language brings, and `Buffer`. Not what a test could want to replace: timers, `fetch`, `process`, `console`.
 */
const CONSTANT = [
  'Array',
  'ArrayBuffer',
  'BigInt',
  'Boolean',
  'Buffer',
  'DataView',
  'Date',
  'Error',
  'Intl',
  'JSON',
  'Map',
  'Math',
  'Number',
  'Object',
  'Promise',
  'Proxy',
  'RangeError',
  'Reflect',
  'RegExp',
  'Set',
  'String',
  'Symbol',
  'TypeError',
  'Uint8Array',
  'WeakMap',
  'WeakSet',
  'isFinite',
  'isNaN',
  'parseFloat',
  'parseInt',
];
/** As in any Node. Jest would have 100, and graphql-js writes a stack for each of the thousand errors that it finds. */
const STACK_FRAMES = 10;

export default class Environment extends TestEnvironment {
  constructor(...given) {
    super(...given);
    runInContext(CONSTANT.map((name) => `const ${name} = globalThis.${name};`).join(''), this.getVmContext());
    this.global.Error.stackTraceLimit = STACK_FRAMES;
  }
}
