/** A picture: four bytes a pixel (red, green, blue, alpha), rows from the top. */
export interface Picture {
  size: number;
  rgba: Buffer;
}

type Colour = readonly [number, number, number];

/** Points are in a square of 1 × 1, y downwards. */
type Shape = (x: number, y: number) => boolean;

const samplesPerSide = 8;

/** A white arched footbridge with its rail, on a plate with rounded corners. */
export function drawIcon(size: number, plateColour: Colour): Picture {
  const rgba = Buffer.alloc(size * size * 4);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const share = (shape: Shape): number => coverage(shape, { column, row, size });
      rgba.set(pixel(plateColour, share(isPlate), share(isBridge)), (row * size + column) * 4);
    }
  }
  return { size, rgba };
}

function pixel(plateColour: Colour, plate: number, bridge: number): number[] {
  const mixed = plateColour.map((channel) => Math.round(channel + (255 - channel) * bridge));
  return [...mixed, Math.round(255 * plate)];
}

/** Which share of the pixel the shape covers, 0 to 1. */
function coverage(
  shape: Shape,
  { column, row, size }: { column: number; row: number; size: number },
): number {
  let inside = 0;
  for (let sample = 0; sample < samplesPerSide ** 2; sample += 1) {
    const x = column + ((sample % samplesPerSide) + 0.5) / samplesPerSide;
    const y = row + (Math.floor(sample / samplesPerSide) + 0.5) / samplesPerSide;
    if (shape(x / size, y / size)) inside += 1;
  }
  return inside / samplesPerSide ** 2;
}

const isPlate: Shape = (x, y) => {
  const radius = 0.2;
  const fromCorner = (value: number): number => Math.max(radius - value, value - (1 - radius), 0);
  return Math.hypot(fromCorner(x), fromCorner(y)) <= radius;
};

const isWithin = (value: number, from: number, to: number): boolean => value >= from && value <= to;

/** How high above the middle of the footbridge's curve, which lies below the picture. */
const height = (x: number, y: number): number => Math.hypot(x - 0.5, y - 1.1);

const isBridge: Shape = (x, y) => isWithin(x, 0.08, 0.92) && (isDeck(x, y) || isRail(x, y) || isPost(x, y));
const isDeck: Shape = (x, y) => isWithin(height(x, y), 0.46, 0.6);
const isRail: Shape = (x, y) => isWithin(height(x, y), 0.8, 0.87);
const isPost: Shape = (x, y) =>
  isWithin(height(x, y), 0.6, 0.8) && [0.19, 0.5, 0.81].some((post) => Math.abs(x - post) <= 0.035);
