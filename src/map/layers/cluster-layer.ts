/**
 * The deck.gl layer that draws all clusters in one shader: disc, ring of four groups or of a change, halo and
 * selection ring.
 */
import { ScatterplotLayer, type ScatterplotLayerProps } from '@deck.gl/layers'
import type { Accessor, DefaultProps } from '@deck.gl/core'
import type { RgbaFractions } from '../palette.ts'

/** Colours of the cluster shader. */
export interface ClusterColours {
  readonly disc: RgbaFractions
  readonly halo: RgbaFractions
  /** Ring of a selected or hovered cluster. */
  readonly accent: RgbaFractions
  /** Dotted outline of an empty cluster. */
  readonly empty: RgbaFractions
  readonly up: RgbaFractions
  readonly onUp: RgbaFractions
  readonly down: RgbaFractions
  readonly onDown: RgbaFractions
  readonly chance: RgbaFractions
  readonly few: RgbaFractions
  readonly groups: readonly [RgbaFractions, RgbaFractions, RgbaFractions, RgbaFractions]
}

/** Appearances that the shader distinguishes: by number of incidents, or by the change of the number. */
export const FACES = {
  none: 0,
  one: 1,
  many: 2,
  up: 3,
  down: 4,
  'could be chance': 5,
  'too few to say': 6,
  emptied: 7,
} as const
/** Shader input: radius of the inner disc and width of the ring in pixels, one of FACES, one of ACCENT plus FADED. */
export type Face = [radius: number, ring: number, kind: number, accent: number]
/**
 * Ends of the four groups on the ring, clockwise from the top, as shares of it. For a change only the first
 * counts: the gap between disc and ring in pixels.
 */
export type Ends = [number, number, number, number]
/** Selection ring: none; 2 px close to the disc; 3 px outside a halo of 5 px. */
export const ACCENT = { none: 0, hovered: 1, chosen: 2 } as const

/** Added to the accent of a translucent disc. */
export const FADED = 4

interface ExtraProps<Mark> {
  readonly getFace: Accessor<Mark, Face>
  readonly getEnds: Accessor<Mark, Ends>
  readonly colours: ClusterColours
}
type ClusterLayerProps<Mark> = ScatterplotLayerProps<Mark> & ExtraProps<Mark>

const UNIFORMS = `\
layout(std140) uniform clusterUniforms {
  vec4 disc;
  vec4 halo;
  vec4 accent;
  vec4 empty;
  vec4 group1;
  vec4 group2;
  vec4 group3;
  vec4 group4;
  vec4 up;
  vec4 onUp;
  vec4 down;
  vec4 onDown;
  vec4 chance;
  vec4 few;
} cluster;
`

const clusterUniforms = {
  name: 'cluster',
  vs: UNIFORMS,
  fs: UNIFORMS,
  uniformTypes: {
    disc: 'vec4<f32>',
    halo: 'vec4<f32>',
    accent: 'vec4<f32>',
    empty: 'vec4<f32>',
    group1: 'vec4<f32>',
    group2: 'vec4<f32>',
    group3: 'vec4<f32>',
    group4: 'vec4<f32>',
    up: 'vec4<f32>',
    onUp: 'vec4<f32>',
    down: 'vec4<f32>',
    onDown: 'vec4<f32>',
    chance: 'vec4<f32>',
    few: 'vec4<f32>',
  },
} as const

const VERTEX = {
  'vs:#decl': `\
in vec4 instanceFace;
in vec4 instanceEnds;
out vec4 vFace;
out vec4 vEnds;
out float vReach;
`,
  'vs:#main-end': `\
vFace = instanceFace;
vEnds = instanceEnds;
vReach = outerRadiusPixels;
`,
}

const FRAGMENT = {
  'fs:#decl': `\
in vec4 vFace;
in vec4 vEnds;
in float vReach;

const float TURN = 6.283185307;

float cluster_within(float radius, float away) {
  return clamp((radius - away) / max(fwidth(away), 0.0001) + 0.5, 0.0, 1.0);
}

float cluster_apart(float turn, float end) {
  float d = abs(turn - end);
  return min(d, 1.0 - d);
}

vec4 cluster_group(float turn) {
  if (turn < vEnds.x) return cluster.group1;
  if (turn < vEnds.y) return cluster.group2;
  if (turn < vEnds.z) return cluster.group3;
  return cluster.group4;
}

const float BADGE = 5.6;

vec4 cluster_change(vec4 ink, float turn, float away) {
  float start = vFace.x + vEnds.x;
  if (vFace.z > 5.5) {
    float middle = start + 0.5 * vFace.y;
    float dots = floor(TURN * middle / 4.4);
    float along = (fract(turn * dots) - 0.5) * TURN * middle / dots;
    return mix(ink, cluster.few, cluster_within(0.95, length(vec2(along, away - middle))));
  }
  vec4 ring = vFace.z < 3.5 ? cluster.up : vFace.z < 4.5 ? cluster.down : cluster.chance;
  return mix(ink, ring, cluster_within(start + vFace.y, away) - cluster_within(start, away));
}

vec4 cluster_badge(vec2 at) {
  bool isUp = vFace.z < 3.5;
  float away = length(at);
  vec4 ink = mix(cluster.halo, isUp ? cluster.up : cluster.down, cluster_within(BADGE, away));
  vec2 tip = vec2(abs(at.x), isUp ? at.y : -at.y);
  float outside = max(-tip.y - 2.1, dot(tip, vec2(0.865, 0.502)) - 1.6);
  return mix(ink, isUp ? cluster.onUp : cluster.onDown, cluster_within(0.0, outside));
}

bool cluster_isWhole() {
  vec4 parts = vEnds - vec4(0.0, vEnds.xyz);
  return max(max(parts.x, parts.y), max(parts.z, parts.w)) > 0.9999;
}
`,
  'fs:DECKGL_FILTER_COLOR': `\
  vec2 at = geometry.uv * vReach;
  float away = length(at);
  float turn = fract(atan(at.x, at.y) / TURN + 1.0);
  float radius = vFace.x;
  bool isFaded = vFace.w > 3.5;
  float accent = isFaded ? vFace.w - 4.0 : vFace.w;
  bool isChange = vFace.z > 2.5 && vFace.z < 6.5;
  bool isDisc = vFace.z > 1.5 && vFace.z < 6.5;
  float gap = isChange ? vEnds.x : 1.0;
  float edge = isDisc ? radius + gap + vFace.y + 1.0 : radius + (vFace.z > 0.5 && vFace.z < 1.5 ? 1.4 : 0.0);
  bool hasBadge = (vFace.z > 2.5 && vFace.z < 4.5) || vFace.z > 6.5;
  vec2 badge = at - vec2(0.70711) * (radius + (isChange ? gap + 0.5 * vFace.y : 0.0));
  float badgeCover = cluster_within(BADGE + 1.2, length(badge));
  vec4 ink = cluster.halo;
  if (isChange) {
    ink = cluster_change(ink, turn, away);
    ink = mix(ink, cluster.disc, cluster_within(radius, away));
  } else if (isDisc) {
    vec4 group = cluster_group(turn);
    if (!cluster_isWhole()) {
      float gap = min(min(cluster_apart(turn, 0.0), cluster_apart(turn, vEnds.x)),
        min(cluster_apart(turn, vEnds.y), cluster_apart(turn, vEnds.z)));
      group = mix(cluster.halo, group, clamp(gap * TURN * away - 0.3, 0.0, 1.0));
    }
    float ring = cluster_within(radius + 1.0 + vFace.y, away) - cluster_within(radius + 1.0, away);
    ink = mix(ink, group, ring);
    ink = mix(ink, cluster.disc, cluster_within(radius, away));
  } else if (vFace.z > 0.5 && vFace.z < 1.5) {
    vec4 group = vEnds.x > 0.5 ? cluster.group1 : vEnds.y > 0.5 ? cluster.group2
      : vEnds.z > 0.5 ? cluster.group3 : cluster.group4;
    ink = mix(ink, group, cluster_within(radius, away));
  } else {
    float dot = step(fract(turn * (radius < 5.0 ? 4.0 : 16.0)), 0.5);
    float line = cluster_within(radius, away) - cluster_within(radius - 1.4, away);
    ink = mix(vec4(ink.rgb, 0.55), vec4(cluster.empty.rgb, 0.8), line * dot);
  }
  float cover = cluster_within(edge, away);
  if (accent > 0.5) {
    float start = accent > 1.5 ? edge + 4.0 : edge;
    float stop = start + (accent > 1.5 ? 3.0 : 2.0);
    ink = mix(cluster.halo, ink, cover);
    ink = mix(ink, cluster.accent, cluster_within(stop, away) - cluster_within(start, away));
    cover = cluster_within(stop + 1.0, away);
  }
  if (hasBadge) {
    ink = mix(ink, cluster_badge(badge), badgeCover);
    cover = max(cover, badgeCover);
  }
  color = vec4(ink.rgb, ink.a * cover * layer.opacity * (isFaded ? 0.35 : 1.0));
`,
}

const defaultProps: DefaultProps<ClusterLayerProps<unknown>> = {
  getFace: { type: 'accessor', value: [10, 0, 0, 0] },
  getEnds: { type: 'accessor', value: [0, 0, 0, 0] },
}

/** Type guard for the shaders, which deck.gl types as `any`. */
const hasModules = (shaders: unknown): shaders is { readonly modules: readonly unknown[] } =>
  typeof shaders === 'object' && shaders !== null && 'modules' in shaders && Array.isArray(shaders.modules)

/** `getRadius` is the outer radius in pixels of all that is drawn, selection ring included. */
export class ClusterLayer<Mark> extends ScatterplotLayer<Mark, ExtraProps<Mark>> {
  static override layerName = 'ClusterLayer'
  static override defaultProps = defaultProps

  override getShaders() {
    const shaders: unknown = super.getShaders()
    if (!hasModules(shaders)) throw new TypeError('the scatter plot has no shader modules to add to')
    return {
      ...shaders,
      modules: [...shaders.modules, clusterUniforms],
      inject: { ...VERTEX, ...FRAGMENT },
    }
  }

  override initializeState() {
    super.initializeState()
    this.getAttributeManager()?.addInstanced({
      instanceFace: { size: 4, accessor: 'getFace' },
      instanceEnds: { size: 4, accessor: 'getEnds' },
    })
  }

  override draw(options: { uniforms: unknown }) {
    const { groups, ...colours } = this.props.colours
    const [group1, group2, group3, group4] = groups
    this.state.model?.shaderInputs.setProps({
      cluster: { ...colours, group1, group2, group3, group4 },
    })
    super.draw(options)
  }
}
