/** Exit codes of every command: done, found a fault, wrong use. */
export const DONE = 0;
export const FOUND_A_FAULT = 1;
export const WRONG_USE = 2;
