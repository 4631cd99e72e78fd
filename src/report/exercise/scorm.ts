import type { Pack } from '../../exercise/pack.ts'
import { inXml } from '../format/markup.ts'
import { forLearningPlatform, type ScormVersion } from '../page/fill-page.ts'

const XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'

/** What differs between the manifests of the versions. */
const VERSIONS = {
  '1.2': {
    spaces:
      'xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"',
    version: '1.2',
    type: 'adlcp:scormtype="sco"',
  },
  '2004': {
    spaces:
      'xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3"',
    version: '2004 3rd Edition',
    type: 'adlcp:scormType="sco"',
  },
} as const

/** Whether a text names a version of SCORM. */
export const isScormVersion = (text: string): text is ScormVersion => Object.hasOwn(VERSIONS, text)

/**
 * A page of an exercise as a package of SCORM (ADL Content Aggregation Model, 1.2 and 2004 3rd Edition): one page that tells the platform
 * its points, and the manifest.
 *
 * @param page the page of the exercise
 * @returns the files of the package by their paths in it
 */
export function scorm({ name, title }: Pack, page: string, to: ScormVersion): Record<string, string> {
  const { spaces, version, type } = VERSIONS[to]
  const manifest = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<manifest ${spaces} ${XSI} identifier="collapse-lab-${name}" version="1.0">`,
    `<metadata><schema>ADL SCORM</schema><schemaversion>${version}</schemaversion></metadata>`,
    `<organizations default="lesson"><organization identifier="lesson"><title>${inXml(title)}</title>`,
    `<item identifier="exercise" identifierref="page"><title>${inXml(title)}</title></item>`,
    '</organization></organizations>',
    `<resources><resource identifier="page" type="webcontent" ${type} href="index.html"><file href="index.html"/></resource></resources>`,
    '</manifest>',
    '',
  ]
  return { 'imsmanifest.xml': manifest.join('\n'), 'index.html': forLearningPlatform(page, to) }
}
