/** What a message not learned from was given, and the number of its true label. */
export interface Judged {
  readonly margins: Float64Array;
  readonly truth: number;
}

/** Whoever is this sure … */
const sure = 0.8;
/** … must have been right this often, among messages that were not learned from, before it may be said. */
const right = 0.9875;
/** Fewer sure answers than this prove nothing of such a rate. */
const enough = 50;
const [least, most] = [0.05, 8];

/** Margins as shares that add up to one; the sharper, the more the highest has. */
export function sharesOf(margins: Float64Array, sharpness: number): Float64Array {
  const highest = margins.reduce((a, b) => Math.max(a, b), -Infinity);
  const raised = margins.map((margin) => Math.exp((margin - highest) * sharpness));
  const whole = raised.reduce((a, b) => a + b, 0);
  return raised.map((share) => share / whole);
}

/** The number of the highest, the first of equals. */
export function highestOf(values: Float64Array): number {
  let best = 0;
  for (let index = 1; index < values.length; index += 1) if ((values[index] ?? 0) > (values[best] ?? 0)) best = index;
  return best;
}

/** The mean surprise at the truth; a little of each answer is taken for wrong, so that few messages make nobody certain. */
function surprise(judged: readonly Judged[], sharpness: number): number {
  const doubt = 1 / (judged.length + 2);
  return judged.reduce((sum, { margins, truth }) => {
    const shares = sharesOf(margins, sharpness);
    const others = shares.reduce((all, share, own) => (own === truth ? all : all + Math.log(Math.max(share, 1e-12))), 0) / Math.max(1, shares.length - 1);
    return sum - (1 - doubt) * Math.log(Math.max(shares[truth] ?? 0, 1e-12)) - doubt * others;
  }, 0) / Math.max(1, judged.length);
}

/** The sharpness under which the shares fit best what came true: golden section on its logarithm. */
function fit(judged: readonly Judged[]): number {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [Math.log(least), Math.log(most)];
  for (let round = 0; round < 40; round += 1) {
    const [a, b] = [high - ratio * (high - low), low + ratio * (high - low)];
    if (surprise(judged, Math.exp(a)) <= surprise(judged, Math.exp(b))) high = b;
    else low = a;
  }
  return Math.exp((low + high) / 2);
}

/** Whether those who are sure under that sharpness are right often enough, or too few to tell. */
function holds(judged: readonly Judged[], sharpness: number): boolean {
  let [count, good] = [0, 0];
  for (const { margins, truth } of judged) {
    const best = highestOf(margins);
    if ((sharesOf(margins, sharpness)[best] ?? 0) < sure) continue;
    count += 1;
    if (best === truth) good += 1;
  }
  return count < enough || good >= count * right;
}

/**
 * How sharply margins become confidences: as fits best, or less where those who are sure would be wrong too often. A
 * confidence may therefore be too modest; it is not too bold.
 */
export function sharpnessFrom(judged: readonly Judged[]): number {
  let sharpness = fit(judged);
  while (sharpness > least && !holds(judged, sharpness)) sharpness *= 0.97;
  return sharpness;
}
