// Draws nodes on the graphics card: one square a node, its shape cut out by a distance function, so
// that every type has its own outline at any zoom.

import { NodeProgram } from "sigma/rendering";
import { floatColor } from "sigma/utils";

import { fill, rectangle } from "./rectangle.js";

const VERTEX = /* glsl */ `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec4 a_border;
attribute vec2 a_position;
attribute float a_size;
attribute float a_shape;
attribute vec2 a_corner;
uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_correctionRatio;
varying vec4 v_color;
varying vec4 v_border;
varying vec2 v_place;
varying float v_radius;
varying float v_shape;
const float bias = 255.0 / 254.0;
void main() {
  float pixel = 2.0 * u_correctionRatio;
  float radius = a_size / u_sizeRatio;
  float reach = radius * 1.25 + 3.0;
  gl_Position = vec4((u_matrix * vec3(a_position + a_corner * reach * pixel, 1)).xy, 0, 1);
  v_place = a_corner * reach;
  v_radius = radius;
  v_shape = a_shape;
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= bias;
  v_border = a_border;
  v_border.a *= bias;
}`;

const FRAGMENT = /* glsl */ `
precision highp float;
varying vec4 v_color;
varying vec4 v_border;
varying vec2 v_place;
varying float v_radius;
varying float v_shape;
float outside(vec2 p, float r) {
  if (v_shape < 0.5) return length(p) - r;
  if (v_shape < 1.5) return max(abs(p.x), abs(p.y)) - 0.86 * r;
  if (v_shape < 3.5) return length(max(abs(p) - 0.56 * r, 0.0)) - 0.32 * r;
  if (v_shape < 4.5) return max(abs(p.x) * 0.866 + abs(p.y) * 0.5, abs(p.y)) - 0.87 * r;
  if (v_shape < 5.5) return (abs(p.x) + abs(p.y)) * 0.7071 - 0.74 * r;
  return max(abs(p.x) * 0.874 + p.y * 0.486 - 0.51 * r, -p.y - 0.75 * r);
}
void main() {
  float d = outside(v_place, v_radius);
  #ifdef PICKING_MODE
  if (d > 2.0) discard;
  gl_FragColor = v_color;
  #else
  float inside = 1.0 - smoothstep(-0.5, 0.7, d);
  float line = max(1.2, v_radius * 0.13);
  float rim = smoothstep(-line - 0.6, -line + 0.6, d);
  if (v_shape > 2.5 && v_shape < 3.5 && v_radius > 6.0) {
    rim = max(rim, 1.0 - smoothstep(0.2, 1.1, abs(d + 2.6 * line + 0.8)));
  }
  vec4 color = mix(v_color, v_border, rim);
  gl_FragColor = vec4(color.rgb, 1.0) * inside * color.a;
  #endif
}`;

export class ShapeProgram extends NodeProgram {
  getDefinition() {
    return rectangle({
      vertex: VERTEX,
      fragment: FRAGMENT,
      uniforms: ["u_matrix", "u_sizeRatio", "u_correctionRatio"],
      numbers: [["a_position", 2], ["a_size", 1], ["a_shape", 1]],
      colors: ["a_color", "a_border", "a_id"],
      left: -1,
    });
  }

  processVisibleItem(index, start, data) {
    fill(this.array, start, data.x, data.y, data.size, data.shape, floatColor(data.color), floatColor(data.border), index);
  }

  setUniforms({ matrix, sizeRatio, correctionRatio }, { gl, uniformLocations }) {
    gl.uniformMatrix3fv(uniformLocations.u_matrix, false, matrix);
    gl.uniform1f(uniformLocations.u_sizeRatio, sizeRatio);
    gl.uniform1f(uniformLocations.u_correctionRatio, correctionRatio);
  }
}
