// Jest compiles the modules of the app again for each file of tests, as each has a context of its own: a quarter of the
// time of a small file. V8 needs less for it with what it kept from the first time in this process.
import vm from 'node:vm';

const { SourceTextModule, compileFunction } = vm;

const modules = new Map();

vm.SourceTextModule = new Proxy(SourceTextModule, {
  construct(Module, [code, options]) {
    const known = modules.get(options.identifier);
    const kept = known?.code === code ? withKept(Module, code, { ...options, cachedData: known.data }) : undefined;
    if (kept !== undefined) return kept;
    const compiled = new Module(code, options);
    modules.set(options.identifier, { code, data: compiled.createCachedData() });
    return compiled;
  },
});

/** Undefined where V8 does not take what it kept, because a test has set one of its flags since. */
function withKept(Module, code, options) {
  try {
    return new Module(code, options);
  } catch (error) {
    if (error.code === 'ERR_VM_MODULE_CACHED_DATA_REJECTED') return undefined;
    throw error;
  }
}

const functions = new Map();

vm.compileFunction = (code, parameters, options) => {
  const known = functions.get(options.filename);
  if (known?.code === code) {
    const compiled = compileFunction(code, parameters, { ...options, cachedData: known.data });
    if (compiled.cachedDataRejected) functions.delete(options.filename);
    return compiled;
  }
  const compiled = compileFunction(code, parameters, { ...options, produceCachedData: true });
  functions.set(options.filename, { code, data: compiled.cachedData });
  return compiled;
};
