/** What a command that prints does when nobody reads any more. */

type Output = Pick<NodeJS.WriteStream, 'on'>;

/**
 * Ends the process quietly, with code 0, when the reader of its output is gone, as in `… | head`. Without it Node
 * prints EPIPE with a stack and ends with code 1.
 */
export function endOnClosedPipe(output: Output = process.stdout): void {
  output.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
}
