// The same tests with help of every command, and a long import stopped.
import '../cli/commands.test.ts';
