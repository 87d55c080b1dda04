/** The JSON values an event may hold: no undefined, no floats (`canonical.ts` refuses them), no lone surrogates. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json;
}
