import { isDigits, type Linter } from './linter'

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** The number of days in a month, months from 1. */
export function daysIn(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return month === 2 && leap ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0)
}

interface DateShape {
  readonly yearDigits: 2 | 4
  /** Whether day 00 stands for "some day of that month". GS1 General Specifications, section 3.4. */
  readonly dayMayBeZero: boolean
}

/** A two-digit year is leap when it divides by four: of the years it can mean (1951 to 2099) each one that does is. */
function dateLinter({ yearDigits, dayMayBeZero }: DateShape): Linter {
  return (text) => {
    if (text.length < yearDigits + 4) return 'date-too-short'
    if (text.length > yearDigits + 4) return 'date-too-long'
    if (!isDigits(text)) return 'non-digit-character'
    const year = Number(text.slice(0, yearDigits)) + (yearDigits === 2 ? 2000 : 0)
    const month = Number(text.slice(-4, -2))
    const day = Number(text.slice(-2))
    if (month < 1 || month > 12) return 'illegal-month'
    return day > daysIn(year, month) || (day === 0 && !dayMayBeZero) ? 'illegal-day' : null
  }
}

export const yymmdd = dateLinter({ yearDigits: 2, dayMayBeZero: false })
export const yymmd0 = dateLinter({ yearDigits: 2, dayMayBeZero: true })
export const yyyymmdd = dateLinter({ yearDigits: 4, dayMayBeZero: false })
export const yyyymmd0 = dateLinter({ yearDigits: 4, dayMayBeZero: true })

/** Two digits below a limit. */
function clockLinter(name: 'hour' | 'minute' | 'second', limit: number): Linter {
  return (text) => {
    if (text.length < 2) return `${name}-too-short`
    if (text.length > 2) return `${name}-too-long`
    if (!isDigits(text)) return 'non-digit-character'
    return Number(text) < limit ? null : `illegal-${name}`
  }
}

export const hh = clockLinter('hour', 24)
export const mi = clockLinter('minute', 60)
export const ss = clockLinter('second', 60)

export const hhmi: Linter = (text) => {
  if (text.length < 4) return 'hour-with-minute-too-short'
  if (text.length > 4) return 'hour-with-minute-too-long'
  if (!isDigits(text)) return 'non-digit-character'
  return hh(text.slice(0, 2)) ?? mi(text.slice(2))
}
