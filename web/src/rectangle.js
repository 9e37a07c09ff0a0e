// What the programs of the graphics card share: each thing is a rectangle of two triangles, in which
// the fragment shader cuts out its shape.

const { FLOAT, UNSIGNED_BYTE, TRIANGLES } = WebGLRenderingContext;

/**
 * @param {string} vertex source of a shader; a_corner is `left` or 1 along and -1 or 1 across
 * @param {string} fragment
 * @param {string[]} uniforms
 * @param {[string, number][]} numbers attributes in the order of fill(): name and how many floats
 * @param {string[]} colors further attributes, four bytes each; the last tells things apart
 * @param {number} left where the rectangle begins along: -1, or 0 for a strip
 * @returns {object} what getDefinition() of a sigma program gives
 */
export function rectangle({ vertex, fragment, uniforms, numbers, colors, left }) {
  return {
    VERTICES: 6,
    VERTEX_SHADER_SOURCE: vertex,
    FRAGMENT_SHADER_SOURCE: fragment,
    METHOD: TRIANGLES,
    UNIFORMS: uniforms,
    ATTRIBUTES: [
      ...numbers.map(([name, size]) => ({ name, size, type: FLOAT })),
      ...colors.map((name) => ({ name, size: 4, type: UNSIGNED_BYTE, normalized: true })),
    ],
    CONSTANT_ATTRIBUTES: [{ name: "a_corner", size: 2, type: FLOAT }],
    CONSTANT_DATA: [[left, -1], [1, -1], [1, 1], [left, -1], [1, 1], [left, 1]],
  };
}

/** Writes the attributes of one thing. */
export function fill(array, start, ...values) {
  for (const value of values) array[start++] = value;
}
