/** One thing that is proven, or not: its name is the sentence. */
export interface Proof {
  name: string;
  prove: () => Promise<void>;
}

const longestReason = 800;

/** Proves one after the other, goes on after a failure, and says how many held. Sets the exit code. */
export async function proveAll(proofs: readonly Proof[]): Promise<void> {
  let failed = 0;
  for (const { name, prove } of proofs) {
    const startedAt = performance.now();
    try {
      await prove();
      console.log(`✔ ${name} (${Math.round(performance.now() - startedAt)} ms)`);
    } catch (error) {
      failed += 1;
      console.log(`✘ ${name}\n  ${String(error).slice(0, longestReason).replaceAll('\n', '\n  ')}`);
    }
  }
  console.log(`${proofs.length - failed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
}
