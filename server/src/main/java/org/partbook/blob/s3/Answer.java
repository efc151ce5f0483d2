package org.partbook.blob.s3;

import java.io.FilterInputStream;
import java.io.IOException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/// What a bucket sends. To close it before its end is to break it off: the rest isn't waited for.
final class Answer extends FilterInputStream {
  private final ResponseInputStream<GetObjectResponse> answer;
  private boolean ended;

  Answer(ResponseInputStream<GetObjectResponse> answer) {
    super(answer);
    this.answer = answer;
  }

  @Override
  public int read() throws IOException {
    try {
      int one = super.read();
      ended |= one < 0;
      return one;
    } catch (SdkException e) {
      throw new IOException(e);
    }
  }

  @Override
  public int read(byte[] target, int from, int count) throws IOException {
    try {
      int read = super.read(target, from, count);
      ended |= read < 0;
      return read;
    } catch (SdkException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    if (ended) {
      super.close();
    } else {
      answer.abort();
    }
  }
}
