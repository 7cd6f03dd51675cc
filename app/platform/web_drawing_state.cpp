// What the OpenGL back end learns when it asks for the state that it shall leave as it found it.
// In our canvas nobody else draws, and a browser answers such a question only when all that was
// drawn before has been: 70 ms of a frame in software, and a stall on any graphics card. So the
// build lets the back end ask here, and the answer is the state of a fresh context.
#include <GLES3/gl3.h>

#include <algorithm>

extern "C" void malvag_drawing_state(GLenum name, GLint* values) {
  switch (name) {
    case GL_ACTIVE_TEXTURE:
      *values = GL_TEXTURE0;
      break;
    case GL_BLEND_EQUATION_RGB:
    case GL_BLEND_EQUATION_ALPHA:
      *values = GL_FUNC_ADD;
      break;
    case GL_BLEND_SRC_RGB:
    case GL_BLEND_SRC_ALPHA:
      *values = GL_ONE;
      break;
    case GL_VIEWPORT:
    case GL_SCISSOR_BOX:
      std::fill_n(values, 4, 0);
      break;
    case GL_BLEND_DST_RGB:
    case GL_BLEND_DST_ALPHA:
    case GL_CURRENT_PROGRAM:
    case GL_TEXTURE_BINDING_2D:
    case GL_SAMPLER_BINDING:
    case GL_ARRAY_BUFFER_BINDING:
    case GL_VERTEX_ARRAY_BINDING:
      *values = 0;
      break;
    default:
      glGetIntegerv(name, values);
  }
}
