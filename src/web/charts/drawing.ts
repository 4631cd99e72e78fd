/** The SVG of an element as a file, with the styles of the page written into it. */
export function svgOf(host: HTMLElement): string {
  const svg = host.querySelector('svg')!
  const copy = svg.cloneNode(true) as SVGElement
  const drawn = Array.from(svg.querySelectorAll<SVGElement>('*'))
  Array.from(copy.querySelectorAll<SVGElement>('*')).forEach((element, at) => {
    const style = getComputedStyle(drawn[at]!)
    for (const name of INLINED_STYLES) element.setAttribute(name, style.getPropertyValue(name))
  })
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.setAttribute('font-family', getComputedStyle(svg).fontFamily)
  copy.setAttribute('font-size', '11')
  return new XMLSerializer().serializeToString(copy)
}

const INLINED_STYLES = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'text-anchor']

/** Pixels of the picture for each pixel of the page, so that it prints sharply. */
const PIXEL_RATIO = 3

/**
 * The drawing of an element as a PNG, on the background of the page, with three pixels for each pixel of the page.
 */
export async function pngOf(host: HTMLElement): Promise<Blob> {
  const { width, height } = host.querySelector('svg')!.getBoundingClientRect()
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgOf(host))}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = Math.ceil(width * PIXEL_RATIO)
  canvas.height = Math.ceil(height * PIXEL_RATIO)
  const context = canvas.getContext('2d')!
  context.fillStyle = getComputedStyle(document.documentElement).backgroundColor
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((done, failed) => {
    canvas.toBlob(blob => (blob ? done(blob) : failed(new Error('the drawing gave no picture'))), 'image/png')
  })
}

/** Downloads a text as a file. */
export const saveText = (name: string, text: string, type: string): void =>
  saveFile(name, new Blob([text], { type: `${type};charset=utf-8` }))

/** Downloads a blob as a file. */
export function saveFile(name: string, content: Blob): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
