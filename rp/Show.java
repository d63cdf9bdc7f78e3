import org.soretflow.backend.Grid;
import org.soretflow.diagnostics.*;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.mesh.*;
import org.soretflow.viz.plot.*;
import java.nio.file.*;
import java.util.function.*;
public class Show {
  static double sq(double a){return a*a;}
  static void show(StructuredMesh MESH, double Lx, double Ly, String name, boolean cells) throws Exception {
    double rate=1e-9;
    DoubleBinaryOperator psi=(x,y)->-rate*sq(Math.sin(Math.PI*x/Lx))*sq(Math.sin(Math.PI*y/Ly))*(1-0.7*x/Lx);
    Function<Direction,double[]> flow=d->{ Grid g=Grid.of(MESH); double[] f=new double[g.faces(d)];
      if(d==Direction.Z) return f; boolean x=d==Direction.X;
      for(int j=0;j<MESH.ny()+(x?0:1);j++)for(int i=0;i<MESH.nx()+(x?1:0);i++){
        double a=psi.applyAsDouble(MESH.x().face(i),MESH.y().face(j)), b=psi.applyAsDouble(MESH.x().face(x?i:i+1),MESH.y().face(x?j+1:j));
        f[g.face(d,i,j,0)]=x?b-a:a-b;} return f;};
    double[] v=new double[3*MESH.cells()]; double[] T=new double[MESH.cells()];
    double[] fx=flow.apply(Direction.X), fy=flow.apply(Direction.Y); Grid g=Grid.of(MESH);
    for(int n=0;n<MESH.cells();n++){int i=MESH.i(n),j=MESH.j(n); int a=g.face(Direction.X,i,j,0); v[3*n]=.5*(fx[a]+fx[a+1])/MESH.y().width(j);
      int b=g.face(Direction.Y,i,j,0); v[3*n+1]=.5*(fy[b]+fy[b+g.stride(Direction.Y)])/MESH.x().width(i); T[n]=303-10*MESH.x().centre(i)/Lx+2*Math.sin(3*MESH.y().centre(j)/Ly);}
    var vel=new FieldSnapshot("velocity","m/s",3,v); var temp=FieldSnapshot.scalar("temperature","K",T);
    var nodes=NodeStreamFunction.of(MESH,flow);
    Figure.of(FieldImage.of(MESH,temp).title("Streamlines over temperature").streamlines(nodes,10).render(),
      FieldImage.of(MESH,temp).title("Arrows over temperature").arrows(vel).render())
     .below(FieldImage.of(MESH,vel).title("Speed, both").streamlines(nodes,8).arrows(vel).render(),
      FieldImage.of(MESH,nodes.centred()).colours(ColourMap.SEA).contours().arrows(vel).time(3).render()).write(Path.of("/tmp/w/me/rp/"+name+".png"));
  }
  public static void main(String[] a) throws Exception {
    show(StructuredMesh.of(Axis.tanh(1e-3,40,Toward.BOTH,4),Axis.tanh(1e-3,40,Toward.BOTH,4)),1e-3,1e-3,"square",false);
    show(StructuredMesh.of(Axis.uniform(2e-4,40),Axis.uniform(2e-3,80)),2e-4,2e-3,"column",false);
  }
}
