import { useEffect, useRef, useState } from 'react'
import { chinaDay } from '#platform/core/time.ts'
import { Button, IconButton } from '#platform/ui/button.tsx'
import { timeText } from '#platform/ui/day-text.ts'
import { useT } from '#platform/ui/language.tsx'
import { journalTexts } from './journal-texts.ts'
import type { Writing } from './use-writing.ts'

// Safari writes the one, all others the other.
const kinds = [
  { type: 'audio/webm;codecs=opus', ending: 'webm' },
  { type: 'audio/mp4', ending: 'm4a' },
] as const
// Longer than anybody listens to; a pocket that goes on recording ends here.
const longestMs = 300_000
// Speech is understood at this rate, and five minutes of it are one megabyte.
const bitsPerSecond = 32_000
const eachSecondMs = 1000

type Running = { recorder: MediaRecorder; startedAt: number; isKept: boolean }

/**
 * Records a note with the microphone and ties it to the entry as a file. Where the browser has no recorder or may not
 * use the microphone, a file made by the phone’s own recorder is taken. What could not be sent stays here to be sent.
 */
export function VoiceButton({ writing: { attach, share, setIsRecording } }: { writing: Writing }) {
  const t = useT(journalTexts)
  const input = useRef<HTMLInputElement>(null)
  const [running, setRunning] = useState<Running>()
  const [isRefused, setIsRefused] = useState(false)
  const [unsent, setUnsent] = useState<File>()
  const seconds = useSeconds(running)

  const send = async (file: File) => {
    setUnsent(file)
    if (await attach(file)) setUnsent(undefined)
  }
  const start = async () => {
    const kind = globalThis.MediaRecorder && kinds.find((one) => MediaRecorder.isTypeSupported(one.type))
    // Without a safe connection browsers have no microphone to give.
    if (!kind || !navigator.mediaDevices) return input.current?.click()
    setIsRefused(false)
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
      const recorder = new MediaRecorder(stream, { mimeType: kind.type, audioBitsPerSecond: bitsPerSecond })
      const run: Running = { recorder, startedAt: Date.now(), isKept: true }
      const parts: Blob[] = []
      recorder.ondataavailable = ({ data }) => parts.push(data)
      recorder.onstop = () => {
        for (const track of stream.getTracks()) track.stop()
        setRunning(undefined)
        setIsRecording(false)
        if (run.isKept) void send(new File(parts, nameOf(run.startedAt, kind.ending), { type: kind.type }))
      }
      recorder.start(eachSecondMs)
      setRunning(run)
      setIsRecording(true)
    } catch {
      setIsRefused(true)
    }
  }
  const stop = (isKept: boolean) => {
    if (running === undefined) return
    running.isKept = isKept
    running.recorder.stop()
  }
  useEffect(() => {
    if (running === undefined) return
    const end = setTimeout(() => running.recorder.stop(), longestMs)
    return () => {
      clearTimeout(end)
      // The page was left: nobody could attach it any more.
      if (running.recorder.state === 'inactive') return
      running.isKept = false
      running.recorder.stop()
    }
  }, [running])

  if (running !== undefined)
    return (
      <span className="rec" role="status">
        <i aria-hidden="true" />
        {t('entry.recording', { time: `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}` })}
        <Button small tone="primary" onClick={() => stop(true)}>
          {t('entry.record_end')}
        </Button>
        <Button small onClick={() => stop(false)}>
          {t('entry.record_drop')}
        </Button>
      </span>
    )
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept="audio/*"
        capture="user"
        onChange={(event) => {
          const file = event.target.files?.[0]
          if (file) void send(file)
          event.target.value = ''
        }}
      />
      <IconButton icon="microphone" framed label={t('entry.voice')} onClick={() => void start()} />
      {isRefused && (
        <span className="rec" role="alert">
          {t('entry.no_microphone')}
          <button type="button" className="lnk" onClick={() => input.current?.click()}>
            {t('entry.choose_sound')}
          </button>
        </span>
      )}
      {unsent !== undefined && share === undefined && (
        <span className="rec" role="alert">
          {t('entry.unsent', { name: unsent.name })}
          <button type="button" className="lnk" onClick={() => void send(unsent)}>
            {t('entry.send_again')}
          </button>
          <button type="button" className="lnk" onClick={() => setUnsent(undefined)}>
            {t('entry.record_drop')}
          </button>
        </span>
      )}
    </>
  )
}

/** How long it has been recording. */
function useSeconds(running: Running | undefined): number {
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    setSeconds(0)
    if (running === undefined) return
    const count = () => setSeconds(Math.floor((Date.now() - running.startedAt) / eachSecondMs))
    const timer = setInterval(count, eachSecondMs)
    return () => clearInterval(timer)
  }, [running])
  return seconds
}

/** 录音 2026-11-28 0945.webm: a colon has no place in a file's name. */
function nameOf(startedAt: number, ending: string): string {
  const at = new Date(startedAt)
  return `录音 ${chinaDay(at)} ${timeText(at.toISOString()).replace(':', '')}.${ending}`
}
