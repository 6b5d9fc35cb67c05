import { spawn } from 'node:child_process'

/**
 * Runs a program to its end and gives { code, output, stopped }.
 * `quiet` keeps its output (for the case that it fails) instead of showing it.
 * `stopped` names the signal by which we were asked to stop meanwhile; it has been passed on.
 */
export function runChild(command, args, { quiet = false, ...options } = {}) {
  const stdio = quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit'
  const child = spawn(command, args, { ...options, stdio })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => {
      // The end of it is what explains a failure; 20,000 characters are more than anyone reads.
      output = (output + text).slice(-20_000)
    })
  }
  let stopped
  const release = onStop((signal) => {
    stopped ??= signal
    // A terminal has sent Ctrl-C to the whole group already: twice would be an unclean stop.
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
  })
  return new Promise((done, refuse) => {
    child.on('error', (error) => {
      release()
      refuse(error)
    })
    child.on('close', (code, signal) => {
      release()
      done({ code: code ?? 128 + (signal === 'SIGINT' ? 2 : 15), output, stopped })
    })
  })
}

/** Calls `stop` on each signal that asks us to end, and when npm has died. Gives the function that ends the listening. */
export function onStop(stop) {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of signals) process.on(signal, stop)
  const forget = onParentGone(() => stop('SIGTERM'))
  return () => {
    for (const signal of signals) process.off(signal, stop)
    forget()
  }
}

/**
 * A SIGTERM to npm does not reach us: its shell dies of it and we live on under another parent.
 * So look who the parent is, but only under npm: a service manager signals us itself.
 */
export function onParentGone(tell) {
  if (!process.env.npm_lifecycle_event) return () => {}
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    tell()
  }, 300)
  timer.unref()
  return () => clearInterval(timer)
}
