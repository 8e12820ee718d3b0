// What is told of a run that found every image as it is locked. Apart from the other words, which load what they speak of.
import { usd } from '../money.ts'

/** In one line. */
export function agreedText(command: string, images: number): string {
  if (command === 'generate') return `${images} unchanged. Spent ${usd(0)}\n`
  return `${images} image${images === 1 ? '' : 's'}, all as locked\n`
}
