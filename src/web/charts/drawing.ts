/** What is written above and below a drawing in a file. */
export interface Captions {
  readonly title: string
  readonly unit: string
  readonly source: string
}

const MARGIN = 16
const HEAD = 62
const FOOT = 30

/** The drawing of an element as an SVG file, with its title, unit and source, and the styles of the page written into it. */
export function svgOf(host: HTMLElement, { title, unit, source }: Captions): string {
  const svg = host.querySelector('svg')!
  const { width, height } = svg.getBoundingClientRect()
  const copy = svg.cloneNode(true) as SVGElement
  const drawn = Array.from(svg.querySelectorAll<SVGElement>('*'))
  Array.from(copy.querySelectorAll<SVGElement>('*')).forEach((element, at) => {
    const style = getComputedStyle(drawn[at]!)
    for (const name of INLINED_STYLES) element.setAttribute(name, style.getPropertyValue(name))
  })
  copy.setAttribute('x', String(MARGIN))
  copy.setAttribute('y', String(HEAD))
  const page = getComputedStyle(document.documentElement)
  const whole = document.createElementNS(SVG, 'svg')
  set(whole, {
    xmlns: SVG,
    width: width + 2 * MARGIN,
    height: height + HEAD + FOOT,
    viewBox: `0 0 ${width + 2 * MARGIN} ${height + HEAD + FOOT}`,
    'font-family': getComputedStyle(svg).fontFamily,
    'font-size': 13,
  })
  const paper = document.createElementNS(SVG, 'rect')
  set(paper, { width: '100%', height: '100%', fill: page.backgroundColor })
  const write = (text: string, y: number, size: number, fill: string) => {
    const line = document.createElementNS(SVG, 'text')
    set(line, { x: MARGIN, y, 'font-size': size, fill })
    line.textContent = text
    return line
  }
  const soft = page.getPropertyValue('--soft')
  whole.append(
    paper,
    write(title, 26, 18, page.color),
    write(unit, 46, 13, soft),
    copy,
    write(source, height + HEAD + 20, 11, soft),
  )
  return new XMLSerializer().serializeToString(whole)
}

const SVG = 'http://www.w3.org/2000/svg'

function set(element: Element, attributes: Readonly<Record<string, string | number>>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value))
}

const INLINED_STYLES = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'text-anchor']

/** Pixels of the picture for each pixel of the page, so that it prints sharply. */
const PIXEL_RATIO = 3

/** The drawing of an element as a PNG, like {@link svgOf}, with three pixels for each pixel of the page. */
export async function pngOf(host: HTMLElement, captions: Captions): Promise<Blob> {
  const { width, height } = host.querySelector('svg')!.getBoundingClientRect()
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgOf(host, captions))}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = Math.ceil((width + 2 * MARGIN) * PIXEL_RATIO)
  canvas.height = Math.ceil((height + HEAD + FOOT) * PIXEL_RATIO)
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height)
  return pngOfCanvas(canvas)
}

/** A canvas as a PNG. */
export const pngOfCanvas = (canvas: HTMLCanvasElement): Promise<Blob> =>
  new Promise((done, failed) => {
    canvas.toBlob(blob => (blob ? done(blob) : failed(new Error('the canvas gave no picture'))), 'image/png')
  })

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
