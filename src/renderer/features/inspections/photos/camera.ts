import { useEffect, useState } from 'react'
import { civilTimeOf } from '#shared/domain/civil-date'
import type { Refusal } from '#shared/messages/catalogue'

const WIDTH = 3840
const HEIGHT = 2160
const QUALITY = 0.92
/** A place is a bonus: a machine that does not know it soon takes its photo without. */
const PLACE_MS = 3000

interface Camera {
  readonly stream: MediaStream | undefined
  readonly cameras: readonly MediaDeviceInfo[]
  readonly refusal: Refusal | undefined
}

const closed: Camera = { stream: undefined, cameras: [], refusal: undefined }

/** The machine's camera while it is wanted, at the best it can; the one at the back where there are two. */
export function useCamera(deviceId: string | undefined): Camera {
  const [camera, setCamera] = useState<Camera>(closed)
  useEffect(() => {
    let gone = false
    let opened: MediaStream | undefined
    const stop = () => {
      for (const track of opened?.getTracks() ?? []) track.stop()
    }
    void open(deviceId).then(async (found) => {
      opened = found.stream
      if (gone) return stop()
      setCamera(found)
    })
    return () => {
      gone = true
      stop()
    }
  }, [deviceId])
  return camera
}

async function open(deviceId: string | undefined): Promise<Camera> {
  if (!navigator.mediaDevices) return { ...closed, refusal: { code: 'inspections.cameraMissing' } }
  const wanted = deviceId ? { deviceId: { exact: deviceId } } : { facingMode: 'environment' }
  const size = { width: { ideal: WIDTH }, height: { ideal: HEIGHT } }
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ video: { ...wanted, ...size }, audio: false })
    const devices = await navigator.mediaDevices.enumerateDevices()
    return { stream, cameras: devices.filter(({ kind }) => kind === 'videoinput'), refusal: undefined }
  } catch (error) {
    const denied = error instanceof DOMException && error.name === 'NotAllowedError'
    return { ...closed, refusal: { code: denied ? 'inspections.cameraRefused' : 'inspections.cameraMissing' } }
  }
}

/** What the camera sees now, as a JPEG named by its moment. */
export async function shoot(video: HTMLVideoElement, takenAt: string): Promise<File | undefined> {
  const canvas = document.createElement('canvas')
  canvas.width = video.videoWidth
  canvas.height = video.videoHeight
  if (canvas.width === 0) return undefined
  canvas.getContext('2d')?.drawImage(video, 0, 0)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY))
  const seconds = takenAt.slice(17, 19)
  const name = `现场照片 ${civilTimeOf(takenAt).replace(/[-:]/g, '').replace(' ', '-')}${seconds}.jpg`
  return blob ? new File([blob], name, { type: 'image/jpeg' }) : undefined
}

/** Where the machine stands, if it knows and the officer allows it. */
export function placeOfMachine(): Promise<{ lat: number; lon: number } | undefined> {
  return new Promise((resolve) => {
    if (!navigator.geolocation) return resolve(undefined)
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ lat: coords.latitude, lon: coords.longitude }),
      () => resolve(undefined),
      { timeout: PLACE_MS, maximumAge: 60_000 },
    )
  })
}
