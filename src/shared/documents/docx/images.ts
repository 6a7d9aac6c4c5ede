import { HorizontalPositionRelativeFrom, ImageRun, TextWrappingType, VerticalPositionRelativeFrom } from 'docx'
import type { PlacedPicture } from '../flow/flow'

/** Drawings are pixels of 1/96 inch for the library, English metric units in the file. */
export const PIXEL = 15
export const EMU = 635

/** A picture in the line. */
export function imageRun(placed: PlacedPicture): ImageRun {
  return new ImageRun(optionsOf(placed))
}

/** A picture at its place on the page, behind the text, whatever the text does. */
export function floatingImage(placed: PlacedPicture & { readonly x: number; readonly y: number }): ImageRun {
  return new ImageRun({
    ...optionsOf(placed),
    floating: {
      horizontalPosition: { relative: HorizontalPositionRelativeFrom.PAGE, offset: Math.round(placed.x * EMU) },
      verticalPosition: { relative: VerticalPositionRelativeFrom.PAGE, offset: Math.round(placed.y * EMU) },
      wrap: { type: TextWrappingType.NONE },
      behindDocument: true,
      allowOverlap: true,
    },
  })
}

function optionsOf({ picture: { type, bytes }, width, height, alt }: PlacedPicture) {
  return {
    type,
    data: bytes,
    transformation: { width: width / PIXEL, height: height / PIXEL },
    altText: { name: '图片', description: alt },
  }
}
