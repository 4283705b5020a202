// Stops with words on a Node that cannot run Claimfolio: the encrypted database driver crashes below Node 22.
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  console.error(
    `Claimfolio needs Node 24 or newer; this is Node ${process.versions.node}.\n` +
      'On Linux "npm ci" brings a Node 24 of its own (run it without --omit=optional). ' +
      'On macOS and Windows install Node 24, then try again.',
  );
  process.exit(1);
}
