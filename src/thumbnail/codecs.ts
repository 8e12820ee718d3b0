// The decoders of pictures and the encoder of thumbnails: WebAssembly, which sees nothing but the bytes that it is given.
import type { Format } from '../lock/schema.ts'
import type { Pixels } from './pixels.ts'

/** The files of the codecs, by package. */
const FILES = {
  jpeg: '@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm',
  png: '@jsquash/png/codec/pkg/squoosh_png_bg.wasm',
  webp: '@jsquash/webp/codec/dec/webp_dec.wasm',
  encoder: '@jsquash/webp/codec/enc/webp_enc.wasm',
} as const
export type CodecFile = (typeof FILES)[keyof typeof FILES]

/** Above this many pixels the memory of a decoder, which never shrinks, is given back after the picture. */
const LARGE = 8_000_000

export interface Codecs {
  /** Null for bytes that the decoder does not take. */
  readonly decode: (format: Format, bytes: Uint8Array) => Promise<Pixels | null>
  /** @param quality 0 to 100 */
  readonly encodeWebp: (pixels: Pixels, quality: number) => Promise<Uint8Array>
}

/** The part of it that is used; the types of Node 20 have none. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object
  readonly Instance: new (module: object, imports: object) => { readonly exports: object }
}

/** What an Emscripten module is to us. */
type Factory = (options: object) => Promise<unknown>
type Decode = (bytes: Uint8Array) => Pixels | null | undefined
type Encode = (data: Pixels['data'], width: number, height: number, options: object) => Uint8Array | null

/** @param load reads one of the codecs' files; each is read once, when it is first needed */
export function openCodecs(load: (file: CodecFile) => Uint8Array): Codecs {
  const modules = new Map<CodecFile, object>()
  const compiled = (file: CodecFile): object => {
    const known = modules.get(file) ?? new WebAssembly.Module(load(file))
    modules.set(file, known)
    return known
  }
  const decoders: Partial<Record<Format, Promise<Decode>>> = {}
  let encoder: Promise<Encode> | undefined
  return {
    decode: async (format, bytes) => {
      const decode = await (decoders[format] ??= openDecoder(format, compiled(FILES[format])))
      const pixels = attempt(() => decode(bytes))
      // Whatever a broken picture left in its memory goes with it.
      if (!pixels || pixels.width * pixels.height > LARGE) delete decoders[format]
      return pixels
    },
    encodeWebp: async ({ data, width, height }, quality) => {
      encoder ??= openEncoder(compiled(FILES.encoder))
      const encode = await encoder
      const bytes = encode(data, width, height, { ...WEBP_OPTIONS, quality })
      if (!bytes) throw new Error('the thumbnail cannot be encoded')
      return bytes.slice()
    },
  }
}

/** Decoders say no in many ways: nothing, an error, a number, a trap. */
function attempt(decode: () => Pixels | null | undefined): Pixels | null {
  try {
    return decode() ?? null
  } catch {
    return null
  }
}

async function openDecoder(format: Format, module: object): Promise<Decode> {
  switch (format) {
    case 'jpeg': {
      const { default: factory } = await import('@jsquash/jpeg/codec/dec/mozjpeg_dec.js')
      const { decode } = await emscripten<{ decode: (bytes: Uint8Array, turns: boolean) => Pixels | null }>(
        factory,
        module,
      )
      // Turned as its EXIF says, as browsers do.
      return (bytes) => decode(bytes, true)
    }
    case 'webp': {
      const { default: factory } = await import('@jsquash/webp/codec/dec/webp_dec.js')
      return (await emscripten<{ decode: Decode }>(factory, module)).decode
    }
    case 'png': {
      const { initSync, decode } = await import('@jsquash/png/codec/pkg/squoosh_png.js')
      initSync(module)
      return decode
    }
  }
}

async function openEncoder(module: object): Promise<Encode> {
  const { default: factory } = await import('@jsquash/webp/codec/enc/webp_enc.js')
  return (await emscripten<{ encode: Encode }>(factory, module)).encode
}

/** Starts an Emscripten module on what was compiled already, so that it looks for no file. */
async function emscripten<T>(factory: unknown, module: object): Promise<T> {
  const quiet = (): void => {}
  const instantiateWasm = (imports: object, done: (instance: object) => void): object => {
    const instance = new WebAssembly.Instance(module, imports)
    done(instance)
    return instance.exports
  }
  const options = { noInitialRun: true, print: quiet, printErr: quiet, instantiateWasm }
  return (await (factory as Factory)(options)) as T
}

/** libwebp's `WebPConfig` for photographs; method 2 of 6 takes half the time of the default for a few bytes more. */
const WEBP_OPTIONS = {
  target_size: 0,
  target_PSNR: 0,
  method: 2,
  sns_strength: 50,
  filter_strength: 60,
  filter_sharpness: 0,
  filter_type: 1,
  partitions: 0,
  segments: 4,
  pass: 1,
  show_compressed: 0,
  preprocessing: 0,
  autofilter: 0,
  partition_limit: 0,
  alpha_compression: 1,
  alpha_filtering: 1,
  alpha_quality: 90,
  lossless: 0,
  exact: 0,
  image_hint: 0,
  emulate_jpeg_size: 0,
  thread_level: 0,
  low_memory: 0,
  near_lossless: 100,
  use_delta_palette: 0,
  use_sharp_yuv: 0,
} as const
