const NOBODY = 65_534;

/**
 * Runs `work` without root's right to write anywhere, where the tests run as root; synchronous, for the whole process.
 */
export function unprivileged<T>(work: () => T): T {
  const { seteuid, setegid } = process;
  if (process.geteuid?.() !== 0 || seteuid === undefined || setegid === undefined) return work();
  setegid(NOBODY);
  seteuid(NOBODY);
  try {
    return work();
  } finally {
    seteuid(0);
    setegid(0);
  }
}
