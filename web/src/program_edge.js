// Draws ties on the graphics card: one strip a tie, in which the line (solid, dashed or dotted) and
// its head (arrow, bar or none) are cut out by their distance along and across. Ties between the
// same two nodes run side by side.

import { EdgeProgram } from "sigma/rendering";
import { floatColor } from "sigma/utils";

import { fill, rectangle } from "./rectangle.js";

export const DASHES = ["solid", "dotted", "dashed"];
export const HEADS = ["none", "arrow", "bar"];

const VERTEX = /* glsl */ `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec2 a_start;
attribute vec2 a_end;
attribute vec4 a_shape; // thickness, side step, dash, head
attribute vec2 a_radii;
attribute vec2 a_corner; // 0 or 1 along, -1 or 1 across
uniform mat3 u_matrix;
uniform vec2 u_size;
uniform float u_sizeRatio;
varying vec4 v_color;
varying float v_along;
varying float v_across;
varying float v_length;
varying vec4 v_shape;
const float bias = 255.0 / 254.0;
void main() {
  vec2 from = (u_matrix * vec3(a_start, 1)).xy * 0.5 * u_size;
  vec2 to = (u_matrix * vec3(a_end, 1)).xy * 0.5 * u_size;
  vec2 way = to - from;
  float far = max(length(way), 0.001);
  vec2 along = way / far;
  vec2 across = vec2(-along.y, along.x);
  float first = a_radii.x / u_sizeRatio;
  float last = far - a_radii.y / u_sizeRatio - 1.0;
  float half_width = 9.0 + a_shape.x;
  vec2 place = from + along * mix(first, last, a_corner.x) + across * (a_shape.y + a_corner.y * half_width);
  gl_Position = vec4(place / (0.5 * u_size), 0, 1);
  v_length = last - first;
  v_along = v_length * a_corner.x;
  v_across = a_corner.y * half_width;
  v_shape = a_shape;
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= bias;
}`;

const FRAGMENT = /* glsl */ `
precision highp float;
varying vec4 v_color;
varying float v_along;
varying float v_across;
varying float v_length;
varying vec4 v_shape;
void main() {
  if (v_length <= 0.0) discard;
  float thick = v_shape.x * 0.5;
  float left = v_length - v_along; // to the end of the tie
  float a = abs(v_across);
  #ifdef PICKING_MODE
  if (a > max(thick, 4.0)) discard;
  gl_FragColor = v_color;
  #else
  float head = min(5.0 + 2.2 * v_shape.x, 0.45 * v_length);
  float line = 1.0 - smoothstep(thick - 0.5, thick + 0.5, a);
  if (v_shape.z > 1.5) {
    float step = mod(v_along, 10.0);
    line *= smoothstep(0.0, 1.0, step) - smoothstep(6.0, 7.0, step);
  } else if (v_shape.z > 0.5) {
    float gap = 3.2 + v_shape.x;
    float step = mod(v_along, gap) - 0.5 * gap;
    line = 1.0 - smoothstep(max(thick, 0.8) - 0.4, max(thick, 0.8) + 0.5, length(vec2(step, v_across)));
  }
  float ink = line;
  if (v_shape.w > 1.5) {
    float bar = (1.0 - smoothstep(2.0, 3.0, left)) * (1.0 - smoothstep(4.5 + thick, 5.5 + thick, a));
    ink = max(line, bar);
  } else if (v_shape.w > 0.5) {
    float edge = left * 0.42;
    float arrow = (1.0 - smoothstep(edge - 0.5, edge + 0.5, a)) * (1.0 - smoothstep(head - 1.0, head, left));
    ink = max(line * smoothstep(head - 1.5, head, left), arrow);
  }
  gl_FragColor = vec4(v_color.rgb, 1.0) * ink * v_color.a;
  #endif
}`;

export class TieProgram extends EdgeProgram {
  getDefinition() {
    return rectangle({
      vertex: VERTEX,
      fragment: FRAGMENT,
      uniforms: ["u_matrix", "u_size", "u_sizeRatio"],
      numbers: [["a_start", 2], ["a_end", 2], ["a_shape", 4], ["a_radii", 2]],
      colors: ["a_color", "a_id"],
      left: 0,
    });
  }

  processVisibleItem(index, start, source, target, data) {
    const shape = [data.size, data.shift, data.dash, data.head];
    fill(this.array, start, source.x, source.y, target.x, target.y, ...shape, source.size, target.size, floatColor(data.color), index);
  }

  setUniforms({ matrix, sizeRatio, width, height }, { gl, uniformLocations }) {
    gl.uniformMatrix3fv(uniformLocations.u_matrix, false, matrix);
    gl.uniform2f(uniformLocations.u_size, width, height);
    gl.uniform1f(uniformLocations.u_sizeRatio, sizeRatio);
  }
}
