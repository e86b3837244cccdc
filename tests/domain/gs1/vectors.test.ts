// Every vector of the sources that is about reading a scanned text. What we see differently stands in docs/gs1-exceptions.md, vector by
// vector; that page is read here, so that it can neither miss a difference nor keep one that is gone.
import { identifyScan } from '@shared/domain/barcode'
import { associationProblems } from '@shared/domain/gs1/associations'
import { FNC1, toElementString, type AssociationFault, type Gs1Context, type Gs1Element, type Gs1Parse } from '@shared/domain/gs1/element'
import { cutBracketed } from '@shared/domain/gs1/element-string'
import { identifyGs1 } from '@shared/domain/gs1/identify-gs1'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { shippedScanContext } from '../../support/shipped-templates'
import { dictionary, vectorKinds, vectorsOf, type Gs1Vector } from './gs1-data'
import { reasonOf } from './linter-reasons'

const context: Gs1Context = { dictionary, year: 2026 }
const page = readFileSync(join(import.meta.dirname, '../../../docs/gs1-exceptions.md'), 'utf8')

const brackets = (elements: readonly Gs1Element[]) => elements.map(({ ai, value }) => `(${ai})${value}`).join('')
const scanned = (caret: string | null | undefined) => (caret ?? '').replace(/^\^/, '').replaceAll('^', FNC1)
const best = (text: string, aim: string | null = null): Gs1Parse | undefined => identifyGs1(text.trim(), aim, context)[0]
const isValid = (parse: Gs1Parse | undefined) => parse?.valid === true
const asScanned = (parse: Gs1Parse | undefined) => (parse ? toElementString(parse.elements, dictionary) : null)
/** Cut rightly, whatever the rules of the components say. */
const isCut = (parse: Gs1Parse) => parse.problems.every((problem) => problem.kind === 'association' || (problem.kind === 'rule' && !problem.rule.startsWith('cset')))

function splitAim(text: string): [string, string | null] {
  const aim = /^\][A-Za-z]\d/.exec(text)?.[0] ?? null
  return [text.slice(aim?.length ?? 0), aim]
}

const FAULTS: Readonly<Record<string, AssociationFault>> = {
  validateAIrepeats: 'repeats', validateAImutex: 'excludes', validateAIrequisites: 'requires', validateDigSigRequiresSerialisedKey: 'needs-serial',
}

/** How each kind is checked: true when we agree. */
const checks: Readonly<Record<string, (vector: Gs1Vector) => boolean>> = {
  'bracketed-ai-parse': ({ input, valid, expected }) => {
    const parse = best(input)
    return isValid(parse) === valid && (!valid || asScanned(parse) === scanned(expected?.unbracketed))
  },
  'bracketed-ai-lint': ({ input, valid, expected }) => {
    const parse = best(input)
    const reason = parse?.problems.find((problem) => problem.kind === 'rule')?.reason
    return isValid(parse) === valid && (expected?.error == null || reason === reasonOf(expected.error))
  },
  'bracketed-ai-error-markup': ({ input, expected }) => {
    const parse = best(input)
    return parse?.valid === false && parse.problems.some((problem) => problem.kind === 'rule' && expected?.markup?.startsWith(`(${problem.ai})`))
  },
  'unbracketed-ai-process': ({ input, valid }) => input !== scanned(input) ? isValid(best(input.replaceAll('^', FNC1), ']C1')) === valid : !isValid(best(input)),
  'ai-association': ({ input, valid, expected }) => {
    const { elements } = cutBracketed(input, dictionary, 'strict')
    const faults = associationProblems(elements, dictionary).map((problem) => problem.kind === 'association' && problem.fault)
    return !faults.includes(FAULTS[expected?.rule ?? ''] ?? false) === valid
  },
  'digital-link-parse': ({ input, valid, expected }) => {
    const parse = best(input)
    return (parse?.form === 'digital-link' && parse.valid) === valid && (!valid || asScanned(parse) === scanned(expected?.unbracketed))
  },
  'digital-link-parse-parts': ({ input, valid, expected }) => {
    const parse = best(input)
    return (parse?.form === 'digital-link' && parse.valid) === valid && (!valid || brackets(parse?.elements ?? []) === expected?.expect_bracketed_unsorted)
  },
  // Making links and scans is not a bench's work; what they are made from must come back when they are read.
  'digital-link-generate': ({ input, valid, expected }) => {
    if (!valid) return true
    const sorted = (elements: readonly Gs1Element[]) => [...new Set(elements.map(({ ai, value }) => `(${ai})${value}`))].sort().join('')
    const parse = best(expected?.uri ?? '')
    return isValid(parse) && sorted(parse?.elements ?? []) === sorted(cutBracketed(input, dictionary, 'strict').elements)
  },
  'scan-data-generate': ({ valid, expected }) => {
    if (!valid || !expected?.scan) return true
    const [text, aim] = splitAim(expected.scan)
    return !/^\](C1|e0|d2|Q3|J1)/.test(expected.scan) || isValid(best(text, aim))
  },
  'scan-data-process': ({ input, valid, expected }) => {
    const [text, aim] = splitAim(input)
    const parse = best(text, aim)
    if (!valid) return !isValid(parse)
    const data = expected?.data ?? ''
    if (data.startsWith('^')) return isValid(parse) && asScanned(parse) === scanned(data)
    if (/^(https?|HTTPS?):/.test(data)) return isValid(parse) && parse?.form === 'digital-link'
    if (data.includes('|^')) return isValid(parse) && asScanned(parse) === `01${data.replace(/\|\^.*/, '').padStart(14, '0')}${scanned(data.replace(/.*?\|/, ''))}`
    return !isValid(parse) // plain text and trade item numbers: not GS1 element strings
  },
  'gs1-text-to-hri': ({ input, valid, expected }) => {
    const parses = identifyGs1(input, null, context)
    const [first] = parses
    return valid ? first !== undefined && isCut(first) && brackets(first.elements) === expected?.hri : !parses.some(isValid)
  },
  'databar-expanded-decoded': ({ input }) => isValid(best(input)) && brackets(best(input)?.elements ?? []) === input,
  'gs1-128-info': ({ input, expected }) => {
    const parse = best(input)
    const names = [...(expected?.result ?? '').matchAll(/'(\d{2,4})':/g)].map((match) => match[1])
    const ais = parse?.elements.map(({ ai }) => ai) ?? []
    return isValid(parse) && ais.length === names.length && ais.every((ai) => names.includes(ai))
  },
  'gs1-128-compact': ({ input, expected }) => isValid(best(input)) && `'${asScanned(best(input))?.replaceAll(FNC1, '')}'` === expected?.result,
  'gs1-128-validate': ({ input, valid }) => isValid(best(input)) === valid,
}

describe('the vectors of GS1, zxing, zxing-cpp and python-stdnum', () => {
  it.each(Object.keys(checks))('%s: as the sources say, but for the exceptions on the page', (kind) => {
    const vectors = vectorsOf(kind)
    const differing = vectors.filter((vector) => !checks[kind]?.(vector))
    const excused = vectors.filter(({ id }) => page.includes(id))
    expect(differing.map(({ id, input }) => `${id} ${input}`)).toEqual(excused.map(({ id, input }) => `${id} ${input}`))
    console.log(`${kind}: ${vectors.length - differing.length} agree, ${differing.length} exceptions`)
  })

  it('come in no kind that is not looked at', () => {
    expect(vectorKinds.filter((kind) => kind !== 'linter' && !(kind in checks))).toEqual([])
  })
})

describe('through the whole identifier', () => {
  it('every text that zxing-cpp cuts into elements is offered cut alike', () => {
    const missing = vectorsOf('gs1-text-to-hri').filter(({ id, input, valid, expected }) => valid && !page.includes(id)
      && !identifyScan(input, shippedScanContext()).candidates.some((candidate) => candidate.kind === 'gs1' && brackets(candidate.elements) === expected?.hri))
    expect(missing.map(({ id, input }) => `${id} ${input}`)).toEqual([])
  })

  it('what the symbol says is GS1 data comes first, valid or not as the engine says', () => {
    const differing = ['unbracketed-ai-process', 'scan-data-process'].flatMap((kind) => vectorsOf(kind)).filter(({ input, valid, expected }) => {
      if (!/^(\^|\](C1|e0|d2|Q3|J1))/.test(input)) return false
      const { candidates, best: first } = identifyScan(input.replace(/^\^/, ']C1').replaceAll('^', FNC1), shippedScanContext())
      const candidate = candidates[first]
      if (candidate?.valid !== valid) return true
      return valid && expected?.data !== undefined && !(candidate.kind === 'gs1' && toElementString(candidate.elements, dictionary) === scanned(expected.data))
    })
    expect(differing.map(({ id, input }) => `${id} ${input}`)).toEqual([])
  })

  it('links and brackets come first, valid or not as the sources say', () => {
    const differing = ['bracketed-ai-parse', 'bracketed-ai-lint', 'digital-link-parse', 'digital-link-parse-parts'].flatMap((kind) => vectorsOf(kind)).filter(({ id, input, valid }) => {
      const { candidates, best: first } = identifyScan(input, shippedScanContext())
      const candidate = candidates[first]
      return !page.includes(id) && (candidate?.valid === true && (candidate.kind === 'gs1' || candidate.kind === 'digital-link')) !== valid
    })
    expect(differing.map(({ id, input }) => `${id} ${input}`)).toEqual([])
  })
})
