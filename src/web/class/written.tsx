import { Fragment, type ComponentChildren } from 'preact'
import { readLine, readMarkdown, type Block, type Line } from '../../report/exercise/markdown.ts'
import { Look, type Looking } from './look.tsx'
import { say } from '../locales/say.ts'
import { RunBlock } from './run-block.tsx'
import { work } from './task-state.ts'

/** Cuts the questions off exercise.md; they are shown in boxes of their own. */
export function withoutQuestions(markdown: string): string {
  const at = markdown.indexOf('{{questions}}')
  if (at < 0) return markdown
  const before = markdown.slice(0, at)
  const heading = before.lastIndexOf('\n## ')
  return heading < 0 ? before : before.slice(0, heading)
}

interface WrittenFacts {
  readonly markdown: string
  /** What stands below a block, by its number; default nothing. */
  readonly below?: (place: number) => ComponentChildren
}

/** Text in the Markdown of exercises; `{{run NAME}}` in its code is a run that can be carried out. */
export function Written({ markdown, below }: WrittenFacts) {
  return (
    <>
      {readMarkdown(markdown).map((block, place) => (
        <Fragment key={place}>
          <Drawn block={block} />
          {below?.(place)}
        </Fragment>
      ))}
    </>
  )
}

/** A line of Markdown, such as the prompt of a question. */
export function WrittenLine({ text }: { text: string }) {
  return <Pieces line={readLine(text)} />
}

function Drawn({ block }: { block: Block }) {
  switch (block.kind) {
    case 'heading':
      return block.level === 1 ? (
        <h1>
          <Pieces line={block.line} />
        </h1>
      ) : (
        <h2>
          <Pieces line={block.line} />
        </h2>
      )
    case 'code':
      return <Code text={block.text} />
    case 'quotation':
      return (
        <blockquote>
          <Pieces line={block.line} />
        </blockquote>
      )
    case 'list': {
      const items = block.items.map((line, place) => (
        <li key={place}>
          <Pieces line={line} />
        </li>
      ))
      return block.start === undefined ? <ul>{items}</ul> : <ol start={block.start}>{items}</ol>
    }
    case 'table':
      return <Table head={block.head} rows={block.rows} />
    case 'numbered':
      return (
        <ol start={block.number}>
          <li>
            {block.blocks.map((inner, place) => (
              <Drawn key={place} block={inner} />
            ))}
          </li>
        </ol>
      )
    case 'paragraph':
      return (
        <p>
          <Pieces line={block.line} />
        </p>
      )
  }
}

/** Lines of code; one that stands for a run, or for something to look at, becomes a button. */
function Code({ text }: { text: string }) {
  const lines = text
    .split('\n')
    .map(line => /^\{\{(run|lost|word|read|game) ([\w-]+)\}\}$/.exec(line.trim()) ?? line)
  const others = lines.filter(line => typeof line === 'string').join('\n')
  return (
    <>
      {lines.map(line => {
        if (typeof line === 'string') return null
        const [mark, what, name = ''] = line
        return what === 'run' ? (
          <RunBlock key={mark} name={name} />
        ) : (
          <Look key={mark} {...{ what: what as Looking, name }} />
        )
      })}
      {others !== '' && <pre>{others}</pre>}
    </>
  )
}

/** What a question is called in the page, by its name in the exercise; nothing for another text. */
function numberOf(id: string): string | undefined {
  const at = work.value?.pack.tasks.findIndex(task => task.id === id) ?? -1
  return at < 0 ? undefined : say('class.question', { number: at + 1 })
}

function Pieces({ line }: { line: Line }) {
  return (
    <>
      {line.map(({ kind, text }, place) => {
        if (kind === 'code') return numberOf(text) ?? <code key={place}>{text}</code>
        if (kind === 'strong') return <strong key={place}>{text}</strong>
        return kind === 'em' ? <em key={place}>{text}</em> : text
      })}
    </>
  )
}

function Table({ head, rows }: { head: readonly Line[]; rows: readonly (readonly Line[])[] }) {
  return (
    <div class="scroll" tabIndex={0} role="region">
      <table>
        <thead>
          <tr>
            {head.map((cell, place) => (
              <th key={place} scope="col">
                <Pieces line={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            <tr key={row}>
              {cells.map((cell, place) => (
                <td key={place}>
                  <Pieces line={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
