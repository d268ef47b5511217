/**
 * The smallest content found that still breaks: pieces are taken out, ever smaller ones, as long as what is left breaks.
 * `budget`: how often it may be tried.
 */
export async function minimise(
  content: Buffer,
  stillBreaks: (content: Buffer) => Promise<boolean>,
  budget = 200,
): Promise<Buffer> {
  let best = content;
  let tries = budget;
  for (let piece = Math.ceil(best.length / 2); piece >= 1 && tries > 0; piece = Math.floor(piece / 2)) {
    for (let at = 0; at < best.length && tries > 0; tries--) {
      const smaller = Buffer.concat([best.subarray(0, at), best.subarray(at + piece)]);
      if (await stillBreaks(smaller)) best = smaller;
      else at += piece;
    }
  }
  return best;
}
